using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Portal.Api.Notifications;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;

namespace Portal.Tests.Notifications;

public sealed class OutboxTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_committed_before_a_crash_is_sent_after_it_and_its_text_is_dropped()
    {
        await using var portal = await SilentAsync();
        var (transport, clock) = (new Transport(), new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56)));
        var contexts = portal.Services.GetRequiredService<PortalDbContextFactory>();
        await WriteAsync(contexts, clock, "maya@sunny.example");
        var crashed = Delivery(contexts, transport, clock);
        transport.Crash = true;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => crashed.SendDueAsync(transport.Crashing.Token));
        transport.Crash = false;

        // Claimed by the process that is gone, so not at once, but soon.
        var next = Delivery(contexts, transport, clock);
        Assert.Equal(0, await next.SendDueAsync(Cancel));
        clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await next.SendDueAsync(Cancel));
        Assert.Equal(0, await next.SendDueAsync(Cancel));

        Assert.Equal("maya@sunny.example", Assert.Single(transport.Sent));
        await using var db = contexts.Create();
        var row = await db.Set<OutboxMail>().SingleAsync(Cancel);
        Assert.Equal(("", clock.GetUtcNow()), (row.Body, row.SentAt!.Value));
    }

    [Fact]
    public async Task A_mail_that_never_arrives_is_tried_less_and_less_often_then_given_up_without_holding_up_others()
    {
        await using var portal = await SilentAsync();
        var (transport, clock) = (new Transport { Refuses = "gone@sunny.example" }, new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56)));
        var contexts = portal.Services.GetRequiredService<PortalDbContextFactory>();
        await WriteAsync(contexts, clock, "gone@sunny.example");
        await WriteAsync(contexts, clock, "maya@sunny.example");
        var delivery = Delivery(contexts, transport, clock);
        var attempts = new List<TimeSpan>();
        var start = clock.GetUtcNow();

        for (var i = 0; i < 24 * 60 * 2; i++)
        {
            var before = transport.Tried;
            await using var db = contexts.Create();
            if (!await db.Set<OutboxMail>().AnyAsync(mail => mail.NextAttemptAt != null, Cancel))
            {
                break;
            }
            await delivery.SendDueAsync(Cancel);
            if (transport.Tried > before)
            {
                attempts.Add(clock.GetUtcNow() - start);
            }
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["maya@sunny.example"], transport.Sent);
        Assert.Equal(7, attempts.Count);
        Assert.True(attempts[^1] > TimeSpan.FromHours(8));
        await using var after = contexts.Create();
        var row = await after.Set<OutboxMail>().SingleAsync(mail => mail.Recipient == "gone@sunny.example", Cancel);
        Assert.NotNull(row.GivenUpAt);
        Assert.Contains("mailbox unavailable", row.LastError, StringComparison.Ordinal);
        Assert.Empty(row.Body);
        clock.Advance(TimeSpan.FromDays(29));
        await delivery.SendDueAsync(Cancel);
        Assert.Equal(2, await after.Set<OutboxMail>().CountAsync(Cancel));
        clock.Advance(TimeSpan.FromDays(2));
        await delivery.SendDueAsync(Cancel);
        Assert.Equal(0, await after.Set<OutboxMail>().CountAsync(Cancel));
    }

    [Fact]
    public async Task Two_processes_do_not_send_one_mail_twice()
    {
        await using var portal = await SilentAsync();
        var (transport, clock) = (new Transport(), new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56)));
        var contexts = portal.Services.GetRequiredService<PortalDbContextFactory>();
        for (var i = 0; i < 10; i++)
        {
            await WriteAsync(contexts, clock, $"maya{i}@sunny.example");
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Delivery(contexts, transport, clock).SendDueAsync(Cancel)));

        Assert.Equal(10, transport.Sent.Count);
        Assert.Equal(10, transport.Sent.Distinct().Count());
    }

    [Fact]
    public async Task A_subject_cannot_smuggle_in_a_header()
    {
        await using var portal = await SilentAsync();
        var contexts = portal.Services.GetRequiredService<PortalDbContextFactory>();
        await using var db = contexts.Create();
        new MailOutbox(new MailSignal(), TimeProvider.System).Add(db, "maya@sunny.example", "Evil\r\nBcc: all@sunny.example", "text");
        await db.SaveChangesAsync(Cancel);

        Assert.Equal("Evil Bcc: all@sunny.example", await db.Set<OutboxMail>().Select(mail => mail.Subject).SingleAsync(Cancel));
    }

    /// <summary>A portal whose own sender does not run.</summary>
    private static Task<RunningPortal> SilentAsync() => RunningPortal.StartAsync(configure: builder =>
    {
        var sender = builder.Services.Single(service => service.ImplementationType == typeof(MailSender));
        builder.Services.Remove(sender);
    });

    private static async Task WriteAsync(PortalDbContextFactory contexts, TimeProvider clock, string to)
    {
        await using var db = contexts.Create();
        using var signal = new MailSignal();
        new MailOutbox(signal, clock).Add(db, to, "Hello", "text");
        await db.SaveChangesAsync(Cancel);
    }

    private static MailDelivery Delivery(PortalDbContextFactory contexts, IMailTransport transport, TimeProvider clock) =>
        new(contexts, transport, Options.Create(new MailOptions()), clock, NullLogger<MailDelivery>.Instance);

    private sealed class Transport : IMailTransport
    {
        private readonly Lock _lock = new();

        public List<string> Sent { get; } = [];

        public int Tried { get; private set; }

        public string? Refuses { get; init; }

        public bool Crash { get; set; }

        public CancellationTokenSource Crashing { get; } = new();

        public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
        {
            var to = message.To.Mailboxes.Single().Address;
            if (Crash)
            {
                await Crashing.CancelAsync();
                cancellationToken.ThrowIfCancellationRequested();
            }
            if (to == Refuses)
            {
                Tried++;
                throw new InvalidOperationException("550 mailbox unavailable");
            }
            lock (_lock)
            {
                Sent.Add(to);
            }
        }
    }
}
