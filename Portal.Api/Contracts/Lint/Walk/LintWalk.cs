using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Lint.Walk;

/// <summary>
/// Goes through a document once and tells the rules of every place. References are not followed: what they lead to is visited where it
/// is written. Depth is bounded by the readers' budget.
/// </summary>
internal sealed class LintWalk(LintRun run)
{
    private readonly LintListeners<ServerSite> _servers = run.Listeners<ServerSite>();
    private readonly LintListeners<PathSite> _paths = run.Listeners<PathSite>();
    private readonly LintListeners<OperationSite> _operations = run.Listeners<OperationSite>();
    private readonly LintListeners<ParameterSite> _parameters = run.Listeners<ParameterSite>();
    private readonly LintListeners<RequestBodySite> _bodies = run.Listeners<RequestBodySite>();
    private readonly LintListeners<ResponseSite> _responses = run.Listeners<ResponseSite>();
    private readonly LintListeners<MediaTypeSite> _media = run.Listeners<MediaTypeSite>();
    private readonly LintListeners<SecuritySchemeSite> _schemes = run.Listeners<SecuritySchemeSite>();
    private readonly LintListeners<TextSite> _texts = run.Listeners<TextSite>();
    private readonly LintListeners<ReferenceSite> _references = run.Listeners<ReferenceSite>();
    private readonly SchemaWalk _schemas = new(run);
    private readonly HashSet<ContractNode> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>The component that is being walked; empty outside the components.</summary>
    private string _owner = "";

    public void Walk()
    {
        Describe(run.Place.Find("info"));
        Servers(run.Place);
        foreach (var tag in run.Place.Items("tags"))
        {
            Describe(tag);
        }
        Requirements(run.Place);
        foreach (var path in run.Place.Members("paths").Where(path => path.Name.StartsWith('/')))
        {
            var site = new PathSite(run, path, path.Name, run.Resolve(path.Node));
            run.Paths.Add(site);
            _paths.Tell(site);
            PathItem(path, path.Name, isInbound: true);
        }
        foreach (var hook in run.Place.Members("webhooks"))
        {
            PathItem(hook, hook.Name, isInbound: false);
        }
        foreach (var group in run.Place.Members("components"))
        {
            foreach (var component in group.Members())
            {
                _owner = $"{group.Name}/{component.Name}";
                Component(group.Name, component);
            }
        }
        run.Listeners<DocumentSite>().Tell(new DocumentSite(run));
    }

    private void Component(string group, LintPlace place)
    {
        switch (group)
        {
            case "schemas":
                Schema(place);
                break;
            case "responses":
                Response(place, null);
                break;
            case "parameters":
                Parameter(place, isHeader: false);
                break;
            case "headers":
                Parameter(place, isHeader: true);
                break;
            case "requestBodies":
                RequestBody(place);
                break;
            case "examples":
                IsReference(place);
                Describe(place);
                break;
            case "links":
                Link(place);
                break;
            case "callbacks":
                Callback(place);
                break;
            case "pathItems":
                PathItem(place, place.Name, isInbound: false);
                break;
            case "securitySchemes":
                if (!IsReference(place))
                {
                    Describe(place);
                    _schemes.Tell(new SecuritySchemeSite(run, place));
                }
                break;
        }
    }

    private void PathItem(LintPlace place, string path, bool isInbound)
    {
        // A path may be written under components: it is walked there, under the path that names it.
        if (IsReference(place) && run.Resolve(place.Node) is ObjectNode target && target != place.Node)
        {
            place = place.Moved(target);
        }
        if (!_seen.Add(place.Node))
        {
            return;
        }
        Describe(place);
        Servers(place);
        Each(place.Items("parameters"), parameter => Parameter(parameter, isHeader: false));
        foreach (var operation in place.Members().Where(member => ContractIndex.Methods.Contains(member.Name) && member.Node is ObjectNode))
        {
            Operation(new OperationSite(run, operation, place, path, isInbound));
        }
    }

    private void Operation(OperationSite operation)
    {
        run.Operations.Add(operation);
        _operations.Tell(operation);
        var place = operation.Place;
        Describe(place);
        Servers(place);
        Requirements(place);
        Each(place.Items("parameters"), parameter => Parameter(parameter, isHeader: false));
        if (place.Find("requestBody") is { } body)
        {
            RequestBody(body);
        }
        Each(place.Members("responses"), response => Response(response, response.Name));
        Each(place.Members("callbacks"), Callback);
    }

    private void Callback(LintPlace place)
    {
        if (!IsReference(place))
        {
            Each(place.Members(), expression => PathItem(expression, expression.Name, isInbound: false));
        }
    }

    private void Parameter(LintPlace place, bool isHeader)
    {
        if (IsReference(place) || !_seen.Add(place.Node))
        {
            return;
        }
        Describe(place);
        _parameters.Tell(new ParameterSite(run, place, isHeader));
        if (place.Find("schema") is { } schema)
        {
            Schema(schema);
        }
        Examples(place);
        Contents(place, isHeader ? LintDirection.Response : LintDirection.Request);
    }

    private void RequestBody(LintPlace place)
    {
        if (IsReference(place) || !_seen.Add(place.Node))
        {
            return;
        }
        Describe(place);
        _bodies.Tell(new RequestBodySite(run, place));
        Contents(place, LintDirection.Request);
    }

    private void Response(LintPlace place, string? status)
    {
        if (IsReference(place) || !_seen.Add(place.Node))
        {
            return;
        }
        Describe(place);
        _responses.Tell(new ResponseSite(run, place, status));
        Each(place.Members("headers"), header => Parameter(header, isHeader: true));
        Contents(place, LintDirection.Response);
        Each(place.Members("links"), Link);
    }

    private void Link(LintPlace place)
    {
        if (!IsReference(place))
        {
            Describe(place);
        }
    }

    private void Contents(LintPlace holder, LintDirection direction)
    {
        foreach (var media in holder.Members("content"))
        {
            if (IsReference(media) || !_seen.Add(media.Node))
            {
                continue;
            }
            _media.Tell(new MediaTypeSite(run, media, direction));
            foreach (var name in (string[])["schema", "itemSchema"])
            {
                if (media.Find(name) is { } schema)
                {
                    Schema(schema);
                }
            }
            Examples(media);
            Each(media.Members("encoding").SelectMany(encoding => encoding.Members("headers")), header => Parameter(header, isHeader: true));
        }
    }

    private void Examples(LintPlace holder) => Each(holder.Members("examples"), example =>
    {
        IsReference(example);
        Describe(example);
    });

    private void Servers(LintPlace holder) => Each(holder.Items("servers"), server =>
    {
        Describe(server);
        _servers.Tell(new ServerSite(run, server));
    });

    private void Requirements(LintPlace holder)
    {
        foreach (var scheme in holder.Items("security").SelectMany(requirement => requirement.Node.Members()))
        {
            run.Uses.Add(_owner, $"securitySchemes/{scheme.Name}");
        }
    }

    private void Schema(LintPlace place) => _schemas.Walk(place, _owner, _seen);

    private void Describe(LintPlace? place)
    {
        if (place?.Find("description") is { Node.AsString.Length: > 0 } text)
        {
            _texts.Tell(new TextSite(run, text));
        }
    }

    private bool IsReference(LintPlace place)
    {
        if (place.Text("$ref") is not { } reference)
        {
            return false;
        }
        if (ComponentUses.NameOf(reference) is { } component)
        {
            run.Uses.Add(_owner, component);
        }
        _references.Tell(new ReferenceSite(run, place, isSchema: false));
        return true;
    }

    private static void Each(IEnumerable<LintPlace> places, Action<LintPlace> visit)
    {
        foreach (var place in places)
        {
            visit(place);
        }
    }
}
