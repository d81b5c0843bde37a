using Microsoft.AspNetCore.Components;
using Portal.App.Shell;
using Portal.Infrastructure.Changes;

namespace Portal.App.Customers;

/// <summary>One tab of a customer: loads when the customer or the place in its list changes, and follows the customer afterwards.</summary>
public abstract class CustomerPart : LivePage
{
    private (string, string?, string?)? _loaded;

    [Inject] protected NavigationManager Here { get; set; } = null!;

    [Parameter, EditorRequired] public string CustomerNumber { get; set; } = "";

    /// <summary>Where in its list, as the page found it in the address.</summary>
    [Parameter] public string? Older { get; set; }
    [Parameter] public string? Newer { get; set; }

    protected virtual ListCursor Cursor => Query.Cursor(Older, Newer);

    protected override async Task OnParametersSetAsync()
    {
        var place = (CustomerNumber, Older, Newer);
        if (_loaded == place)
            return;
        _loaded = place;
        await RefreshAsync();
        Watch(Topics.Customer((await Ask(new CustomerFrame(CustomerNumber))).Id));
    }
}
