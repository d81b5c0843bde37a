namespace Portal.Domain.Catalog;

/// <summary>The value of one parameter, as text.</summary>
public sealed record ParameterValue(string Code, string Value);

/// <summary>Reading and checking what was filled in for a set of parameters.</summary>
public static class ParameterForm
{
    /// <summary>
    /// The values as they are kept, each checked by its parameter. What is left empty is missing, not wrong: it can be filled in later (SPEC 6).
    /// What the other source fills in is kept as it was.
    /// </summary>
    /// <exception cref="Refusal">A value does not fit; its field is the parameter's code.</exception>
    public static List<ParameterValue> Read(
        IReadOnlyList<Parameter> form, IReadOnlyList<AddOnPick> picks, IEnumerable<ParameterValue> entered, IEnumerable<ParameterValue> known, ParameterSource source)
    {
        var values = entered.GroupBy(value => value.Code).ToDictionary(group => group.Key, group => group.Last().Value);
        var kept = known.GroupBy(value => value.Code).ToDictionary(group => group.Key, group => group.Last().Value);
        var read = new List<ParameterValue>();
        foreach (var parameter in form)
        {
            var value = parameter.From == source && values.TryGetValue(parameter.Code, out var text)
                ? parameter.Read(text, Bought(parameter, picks))
                : kept.GetValueOrDefault(parameter.Code, "");
            if (value.Length > 0)
                read.Add(new(parameter.Code, value));
        }
        return read;
    }

    /// <summary>Those of the known values that fit the form as it is now: a product may have changed since, or fewer names were bought.</summary>
    public static List<ParameterValue> Fitting(IReadOnlyList<Parameter> form, IReadOnlyList<AddOnPick> picks, IEnumerable<ParameterValue> known)
    {
        var parameters = form.ToDictionary(parameter => parameter.Code);
        return [.. known.Where(value => parameters.TryGetValue(value.Code, out var parameter) && Fits(parameter, value.Value, Bought(parameter, picks)))];
    }

    private static bool Fits(Parameter parameter, string value, int? bought)
    {
        try
        {
            return parameter.Read(value, bought).Length > 0;
        }
        catch (Refusal)
        {
            return false;
        }
    }

    /// <summary>What is required from this source and not filled in yet.</summary>
    public static IReadOnlyList<Parameter> Missing(IReadOnlyList<Parameter> form, IEnumerable<ParameterValue> values, ParameterSource source)
    {
        var there = values.Where(value => value.Value.Length > 0).Select(value => value.Code).ToHashSet();
        return [.. form.Where(parameter => parameter.Required && parameter.From == source && !there.Contains(parameter.Code))];
    }

    /// <summary>How many names were bought, when an add-on says so.</summary>
    public static int? Bought(Parameter parameter, IReadOnlyList<AddOnPick> picks) =>
        parameter.MostFrom.Length > 0 ? picks.FirstOrDefault(pick => pick.Code == parameter.MostFrom)?.Quantity : null;
}
