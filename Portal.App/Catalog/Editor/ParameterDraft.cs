using Portal.Domain;
using Portal.Domain.Catalog;

namespace Portal.App.Catalog;

/// <summary>A parameter while it is being edited, with mistakes and all.</summary>
public sealed class ParameterDraft
{
    /// <summary>The row's name in the form: what is refused about it stands under it, wherever it was moved.</summary>
    public string Row { get; } = $"Parameter.{Guid.CreateVersion7():N}";

    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string Help { get; set; } = "";
    public ParameterType Type { get; set; }
    public bool Required { get; set; } = true;
    public string Pattern { get; set; } = "";

    /// <summary>One per line.</summary>
    public string Choices { get; set; } = "";

    public int? Most { get; set; }

    /// <summary>Code of the add-on whose bought quantity is the limit of a list of names.</summary>
    public string MostFrom { get; set; } = "";

    public ParameterSource From { get; set; }

    public static ParameterDraft Of(Parameter parameter) => new()
    {
        Code = parameter.Code,
        Name = parameter.Name,
        Help = parameter.Help,
        Type = parameter.Type,
        Required = parameter.Required,
        Pattern = parameter.Pattern,
        Choices = string.Join('\n', parameter.Choices),
        Most = parameter.Most > 0 ? parameter.Most : null,
        MostFrom = parameter.MostFrom,
        From = parameter.From,
    };

    public Parameter Build() => new(
        Code, Name, Help.Trim(), Type, Required, TakesPattern ? Pattern.Trim() : "",
        Type == ParameterType.Choice ? [.. Choices.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)] : [],
        TakesMost ? Most ?? 0 : 0, Type == ParameterType.NameList ? MostFrom : "", From);

    public bool TakesPattern => Type is ParameterType.Text or ParameterType.Number or ParameterType.DomainName or ParameterType.HostName or ParameterType.Login;

    public bool TakesMost => Type is ParameterType.Text or ParameterType.Number or ParameterType.NameList;
}
