using Bench.Serving;

namespace Bench.Gateways;

/// <summary>nginx as an edge: limits calls by itself, and asks the portal about each of them.</summary>
internal sealed class NginxEdge : IAsyncDisposable
{
    // Of Debian's: not on everybody's PATH.
    private const string Folders = "/usr/sbin:/usr/local/sbin:";

    private readonly DirectoryInfo _folder;
    private readonly BenchProcess _process;

    private NginxEdge(DirectoryInfo folder, BenchProcess process) => (_folder, _process) = (folder, process);

    public static bool IsThere => (Folders + (Environment.GetEnvironmentVariable("PATH") ?? "")).Split(':').Any(folder => File.Exists(Path.Combine(folder, "nginx")));

    public Uri Address => _process.Address;

    public int Id => _process.Id;

    public static async Task<NginxEdge> StartAsync(Uri control, Uri upstream)
    {
        var (folder, address) = (Directory.CreateTempSubdirectory("bench-nginx-"), Listener.FreeAddress());
        var file = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(file, Configuration(folder.FullName, address, control, upstream));
        return new NginxEdge(folder, await BenchProcess.StartAsync(address, "sh", "-c", $"PATH=$PATH:/usr/sbin:/usr/local/sbin; exec nginx -p '{folder.FullName}' -c '{file}' -e stderr -g 'daemon off;'"));
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string Configuration(string folder, Uri address, Uri control, Uri upstream) =>
        $$"""
        worker_processes auto;
        pid {{folder}}/nginx.pid;
        error_log stderr crit;
        events { worker_connections 1024; }
        http {
            access_log off;
            client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi; uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
            limit_req_zone $http_x_api_key zone=calls:10m rate=1000000r/s;
            upstream portal { server {{control.Authority}}; keepalive 64; }
            upstream service { server {{upstream.Authority}}; keepalive 64; }
            server {
                listen {{address.Authority}};
                location = /_portal {
                    internal;
                    proxy_pass http://portal/authz?deny=403;
                    proxy_http_version 1.1;
                    proxy_pass_request_body off;
                    proxy_set_header Content-Length "";
                    proxy_set_header Connection "";
                    proxy_set_header X-Forwarded-Method $request_method;
                    proxy_set_header X-Forwarded-Uri $request_uri;
                    proxy_set_header X-Forwarded-Host $http_host;
                    proxy_set_header X-Forwarded-For $remote_addr;
                    proxy_set_header X-Original-Method "";
                    proxy_set_header X-Original-URI "";
                }
                location / {
                    limit_req zone=calls burst=100000 nodelay;
                    auth_request /_portal;
                    proxy_pass http://service;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                    proxy_set_header X-API-Key "";
                }
            }
        }
        """;
}
