using Microsoft.AspNetCore.Http;
using Portal.Api.Contracts.Conformance;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Gateway.Checks;

/// <summary>
/// An answer on its way to the caller. Listening, every byte goes on at once and a copy is kept for later. Holding, nothing goes on before it is
/// known to conform: what is too large to hold, or is not looked into, is judged by its status and headers, and then goes on as it comes.
/// </summary>
internal sealed class CheckedAnswer(HttpContext context, AnswerRules rules, bool holds, int most)
{
    private readonly Stream _inner = context.Response.Body;
    private readonly CapturedBody _body = new(most);
    private AnswerState _state = AnswerState.Undecided;
    private ContractFindings? _judged;
    private string? _left;

    /// <summary>Nothing of it has gone on yet.</summary>
    private bool IsHeld => _state is AnswerState.Holding or AnswerState.Dropping;

    private HttpResponse Response => context.Response;

    /// <summary>From now on the answer is written through this.</summary>
    public void Attach() => Response.Body = new CheckedAnswerStream(this);

    /// <summary>Once all of it has come.</summary>
    public ContractFindings Check()
    {
        if (_judged is not null)
        {
            return _judged;
        }
        Decide();
        return _judged ??= Judge(Body());
    }

    /// <summary>What is held goes to the caller, and so does all that comes after.</summary>
    public async ValueTask ReleaseAsync(CancellationToken cancellationToken)
    {
        if (_state is AnswerState.Holding && _body.Length > 0)
        {
            await _inner.WriteAsync(_body.Take(), cancellationToken);
        }
        _state = AnswerState.Passing;
        Response.Body = _inner;
    }

    /// <summary>What is held goes nowhere; another answer, that no contract speaks of, takes its place.</summary>
    public void Discard()
    {
        _state = AnswerState.Passing;
        Response.Body = _inner;
    }

    public void Release() => _body.Release();

    public Task FlushAsync(CancellationToken cancellationToken) =>
        IsHeld || (holds && _state is AnswerState.Undecided) ? Task.CompletedTask : _inner.FlushAsync(cancellationToken);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        Decide();
        if (_state is AnswerState.Holding && _body.Length + buffer.Length > most)
        {
            return PassAsync(buffer, cancellationToken);
        }
        if (_state is AnswerState.Holding or AnswerState.Listening)
        {
            _body.Add(buffer.Span);
        }
        return IsHeld ? ValueTask.CompletedTask : _inner.WriteAsync(buffer, cancellationToken);
    }

    /// <summary>Too much to hold: by what is known of it, it goes on or is dropped.</summary>
    private async ValueTask PassAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        _left = UnseenBodies.TooLarge(most);
        JudgeByHead();
        if (_state is AnswerState.Passing)
        {
            await _inner.WriteAsync(_body.Take(), cancellationToken);
            await _inner.WriteAsync(buffer, cancellationToken);
        }
    }

    /// <summary>Only when its first byte comes, or its end, it is known what it is.</summary>
    private void Decide()
    {
        if (_state is not AnswerState.Undecided)
        {
            return;
        }
        var looks = Response.StatusCode is not (StatusCodes.Status206PartialContent or StatusCodes.Status101SwitchingProtocols)
            && rules.Find(Response.StatusCode)?.LooksInto(Response.ContentType) is true && !MediaTypes.IsStream(Response.ContentType);
        _left = !looks ? "the body passed unseen" : Response.ContentLength > most ? UnseenBodies.TooLarge(most) : null;
        if (_left is null)
        {
            _state = holds ? AnswerState.Holding : AnswerState.Listening;
        }
        else if (holds && Response.ContentLength is not 0)
        {
            JudgeByHead();
        }
        else
        {
            _state = AnswerState.Passing;
        }
    }

    private void JudgeByHead()
    {
        _judged = Judge(new BodyPart(default, Response.ContentType, _left));
        _state = _judged.Conforms ? AnswerState.Passing : AnswerState.Dropping;
    }

    private ContractFindings Judge(BodyPart body) => rules.Check(Response.StatusCode, Response.Headers, body, SettledNames.InAnswers);

    private BodyPart Body()
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return BodyPart.None;
        }
        if (_left is not null)
        {
            return HasBody() ? new BodyPart(default, Response.ContentType, _left) : new BodyPart(default, Response.ContentType);
        }
        return UnseenBodies.Unpack(_body.Take(), Response.ContentType, Response.Headers.ContentEncoding, _body.IsCut, most);
    }

    private bool HasBody() => Response.ContentLength is not (null or 0) || !string.IsNullOrEmpty(Response.ContentType);

    private enum AnswerState
    {
        Undecided,
        Listening,
        Holding,
        Passing,
        Dropping,
    }
}
