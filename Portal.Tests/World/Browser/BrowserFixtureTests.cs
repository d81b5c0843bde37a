namespace Portal.Tests.World.Browser;

/// <summary>The browser tools themselves, on pages that are made here.</summary>
[Collection(BrowserCollection.Name)]
public sealed class The_browser(BrowserFixture browser) : IAsyncLifetime
{
    private AppProcess _app = null!;

    public async ValueTask InitializeAsync() => _app = await AppProcess.StartAsync(new() { ["Portal:Demo"] = "false" });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public Task Shows_a_page_at_the_width_of_a_phone() => browser.VisitAsync(_app, async visit =>
    {
        var page = await visit.NewPersonAsync(Visit.Phone);
        (await page.EvaluateAsync<int>("innerWidth")).ShouldBe(390);
    });

    [Fact]
    public Task Names_rule_and_element_of_a_serious_axe_violation() => browser.VisitAsync(_app, async visit =>
    {
        var page = await visit.NewPersonAsync();
        await page.SetContentAsync("<html lang=en><title>t</title><main><h1>Sum</h1><input id=amount></main></html>");

        var failure = await Assert.ThrowsAsync<ShouldAssertException>(page.ShouldHaveNoSeriousAxeViolations);
        failure.Message.ShouldContain("label (critical)");
        failure.Message.ShouldContain("#amount");

        await page.SetContentAsync("<html lang=en><title>t</title><main><h1>Sum</h1><label>Amount <input></label></main></html>");
        await page.ShouldHaveNoSeriousAxeViolations();
    });

    [Fact]
    public async Task Leaves_evidence_of_a_visit_that_failed()
    {
        await Should.ThrowAsync<TimeoutException>(() => browser.VisitAsync(_app, async visit =>
        {
            var page = await visit.NewPersonAsync();
            await page.SetContentAsync("<p>What was on the screen</p><script>console.log('what the script said')</script>");
            throw new TimeoutException();
        }));

        var evidence = EvidenceOf(nameof(Leaves_evidence_of_a_visit_that_failed));
        new FileInfo(Path.Combine(evidence, "1.png")).Length.ShouldBeGreaterThan(0);
        (await File.ReadAllTextAsync(Path.Combine(evidence, "1.txt"))).ShouldContain("What was on the screen");
        (await File.ReadAllTextAsync(Path.Combine(evidence, "console.log"))).ShouldContain("what the script said");
        (await File.ReadAllTextAsync(Path.Combine(evidence, "app.log"))).ShouldContain("Now listening");
        Directory.Delete(evidence, recursive: true);
    }

    [Fact]
    public async Task Fails_a_visit_in_which_a_script_failed()
    {
        var failure = await Assert.ThrowsAsync<ShouldAssertException>(() => browser.VisitAsync(_app, async visit =>
        {
            var page = await visit.NewPersonAsync();
            var error = page.WaitForConsoleMessageAsync();
            await page.SetContentAsync("<script>setTimeout(() => { console.log('now'); }, 20); throw new Error('the script broke')</script>");
            await error;
        }));
        failure.Message.ShouldContain("the script broke");
        Directory.Delete(EvidenceOf(nameof(Fails_a_visit_in_which_a_script_failed)), recursive: true);
    }

    private static string EvidenceOf(string test) => Path.Combine(Repository.Results, "browser", $"BrowserFixtureTests.{test}");
}
