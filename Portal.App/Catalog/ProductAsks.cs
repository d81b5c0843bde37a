using Portal.Domain;
using Portal.Domain.Catalog;

namespace Portal.App.Catalog;

/// <summary>Puts the add-ons and parameters of a draft onto a product, row by row, so that a mistake is told at the row that it is in.</summary>
internal static class ProductAsks
{
    /// <exception cref="Refusal">A row is wrong; the refusal names it.</exception>
    public static void Ask(this Product product, ProductDraft draft)
    {
        var addOns = draft.AddOns.ConvertAll(row => (row.Row, Value: At(row.Row, row.Build)));
        foreach (var (row, addOn) in addOns)
            At(row, () => product.Ask([addOn], [], draft.SettingsForm, draft.QuickOrder));
        Unlike(addOns.ConvertAll(each => (each.Row, each.Value.Code)), "Another add-on has this short name. Choose a different one.");

        var options = addOns.ConvertAll(each => each.Value);
        var parameters = draft.Parameters.ConvertAll(row => (row.Row, Value: row.Build()));
        foreach (var (row, parameter) in parameters)
            At(row, () => product.Ask(options, [parameter], draft.SettingsForm, draft.QuickOrder));
        Unlike(parameters.ConvertAll(each => (each.Row, each.Value.Code)), "Another parameter has this short name. Choose a different one.");
        product.Ask(options, parameters.ConvertAll(each => each.Value), draft.SettingsForm, draft.QuickOrder);
        product.SetUpBy(draft.NeedsSetup, draft.InternalName);
    }

    private static void Unlike(List<(string Row, string Code)> rows, string sentence)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (row, code) in rows)
            if (!known.Add(code.Trim().ToLowerInvariant()))
                throw new Refusal("product.code-twice", sentence, row);
    }

    private static T At<T>(string row, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Refusal wrong)
        {
            throw new Refusal(wrong.Code, wrong.Message, row);
        }
    }

    private static void At(string row, Action act) => At(row, () =>
    {
        act();
        return true;
    });
}
