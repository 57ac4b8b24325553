using Portal.Api.Hosting;
using Portal.Api.Identity.Passwords;

namespace Portal.Api.Partners.SigningUp;

internal static class SignUpRules
{
    public static Refusal.Invalid? Check(NewSignUp request)
    {
        var broken = Input.Check(request);
        var fields = broken is null ? [] : broken.Also.Prepend(broken).ToList();
        if (!fields.Exists(field => field.Field == "password") && PasswordRules.Check(request.Password, request.Email) is { } password)
        {
            fields.Add(new Refusal.Invalid("password", password));
        }
        return fields.Count == 0 ? null : fields[0] with { Also = fields[1..] };
    }
}
