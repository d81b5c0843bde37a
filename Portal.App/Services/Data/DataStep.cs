using Portal.Domain.Catalog;

namespace Portal.App.Services;

/// <summary>A step of the form that asks for a service's data: domains and certificates have a wizard, other products one step (SPEC 6).</summary>
/// <param name="Parameters">Empty for the last step of a wizard, which shows everything once more.</param>
public sealed record DataStep(string Title, IReadOnlyList<Parameter> Parameters)
{
    public bool IsCheck => Parameters.Count == 0;

    public static IReadOnlyList<DataStep> Of(SettingsForm form, IReadOnlyList<Parameter> parameters) => form switch
    {
        SettingsForm.Plain => [new("Settings", parameters)],
        SettingsForm.Domain => Wizard("Name", parameters),
        SettingsForm.Certificate => Wizard("Names", parameters),
    };

    private static IReadOnlyList<DataStep> Wizard(string first, IReadOnlyList<Parameter> parameters)
    {
        var steps = new (string Title, Func<ParameterType, bool> Holds)[] { (first, IsName), ("Contact", type => type == ParameterType.Contact), ("Details", type => !IsName(type) && type != ParameterType.Contact) };
        return
        [
            .. steps.Select(step => new DataStep(step.Title, [.. parameters.Where(parameter => step.Holds(parameter.Type))])).Where(step => !step.IsCheck),
            new("Check", []),
        ];
    }

    private static bool IsName(ParameterType type) => type is ParameterType.DomainName or ParameterType.HostName or ParameterType.NameList;
}
