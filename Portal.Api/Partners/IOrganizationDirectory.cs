namespace Portal.Api.Partners;

/// <summary>What other rooms ask about organisations. Scoped; it reads what the caller's unit of work has committed.</summary>
internal interface IOrganizationDirectory
{
    Task<IReadOnlyDictionary<Guid, OrganizationEntry>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Null: there is none such.</summary>
    Task<OrganizationEntry?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>The confirmed addresses of its members, to mail what was decided for it.</summary>
    Task<IReadOnlyList<string>> MailAddressesAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Of the members of several, those who want to be mailed what changes; each once.</summary>
    Task<IReadOnlyList<string>> ChangelogAddressesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);
}

/// <summary><see cref="IsActive"/>: approved. Only then may it have keys and make calls. <see cref="IsInternal"/>: one of the company's own.</summary>
internal sealed record OrganizationEntry(Guid Id, string Name, bool IsActive, bool IsInternal);
