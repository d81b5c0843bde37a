using Microsoft.AspNetCore.Components;
using Portal.App.Shell;
using Portal.Infrastructure.Changes;

namespace Portal.App.Customers;

/// <summary>One tab of a customer: loads when the customer or the place in its list changes, and follows the customer afterwards.</summary>
public abstract class CustomerPart : LivePage
{
    private string? _loaded;

    [Inject] protected NavigationManager Here { get; set; } = null!;

    [Parameter, EditorRequired] public string CustomerNumber { get; set; } = "";
    [SupplyParameterFromQuery] private string? Older { get; set; }
    [SupplyParameterFromQuery] private string? Newer { get; set; }

    protected ListCursor Cursor => new(Older, Newer);

    protected override async Task OnParametersSetAsync()
    {
        var address = $"{CustomerNumber} {Here.Uri}";
        if (_loaded == address)
            return;
        _loaded = address;
        await RefreshAsync();
        Watch(Topics.Customer((await Ask(new CustomerFrame(CustomerNumber))).Id));
    }
}
