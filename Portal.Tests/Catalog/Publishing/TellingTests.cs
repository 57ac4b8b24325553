using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Publishing;
using Portal.Api.Catalog.Publishing.Telling;
using Portal.Api.Persistence;

namespace Portal.Tests.Catalog.Publishing;

public sealed class TellingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sink_that_fails_undoes_nothing_keeps_no_other_from_hearing_and_is_told_again()
    {
        var (failing, listening) = (new Heard { Fails = true }, new Heard());
        await using var stage = await PublishStage.StartAsync(configure: builder =>
        {
            builder.Services.AddScoped<IPublicationSink>(_ => new Sink(failing));
            builder.Services.AddScoped<IPublicationSink>(_ => new Sink(listening));
        });

        Assert.Equal(HttpStatusCode.Created, (await stage.PublishAsync(PublishStage.Safe)).StatusCode);
        Assert.Contains(("trips", "v2", 2, true), listening.All);
        Assert.Contains((2, false), await ToldAsync(stage));

        failing.Fails = false;
        Assert.NotNull(await RetellAsync(stage));
        Assert.Contains(("trips", "v2", 2, true), failing.All);
        Assert.DoesNotContain(await ToldAsync(stage), revision => !revision.Told);
        Assert.Equal(0, await RetellAsync(stage));
    }

    [Fact]
    public async Task What_a_process_left_untold_is_told_with_what_it_changed()
    {
        var heard = new Heard();
        await using var stage = await PublishStage.StartAsync(configure: builder => builder.Services.AddScoped<IPublicationSink>(_ => new Sink(heard)));
        await stage.PublishAsync(PublishStage.Safe);
        await using (var db = stage.Portal.Services.GetRequiredService<PortalDbContextFactory>().Create())
        {
            // As a process leaves it that dies between its commit and the telling.
            await db.Set<PublishedRevision>().Where(revision => revision.Number == 2).ExecuteUpdateAsync(row => row.SetProperty(revision => revision.ToldAt, (DateTimeOffset?)null), Token);
        }
        heard.All.Clear();

        Assert.Equal(1, await RetellAsync(stage));

        Assert.Equal(("trips", "v2", 2, true), Assert.Single(heard.All));
    }

    private static Task<int?> RetellAsync(PublishStage stage) =>
        stage.Portal.Services.GetRequiredService<PublicationRetelling>().TellAsync(DateTimeOffset.MaxValue, Token);

    private static async Task<List<(int Number, bool Told)>> ToldAsync(PublishStage stage)
    {
        await using var db = stage.Portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        return [.. (await db.Set<PublishedRevision>().Select(revision => new { revision.Number, Told = revision.ToldAt != null }).ToListAsync(Token)).Select(row => (row.Number, row.Told))];
    }

    private sealed class Heard
    {
        public bool Fails { get; set; }

        public ConcurrentQueue<(string Api, string Version, int Revision, bool Compared)> All { get; } = [];
    }

    private sealed class Sink(Heard heard) : IPublicationSink
    {
        public Task PublishedAsync(Publication publication, CancellationToken cancellationToken)
        {
            if (heard.Fails)
            {
                throw new InvalidOperationException("This sink fails.");
            }
            heard.All.Enqueue((publication.Api, publication.Version, publication.Revision, publication.Comparison is not null));
            return Task.CompletedTask;
        }
    }
}
