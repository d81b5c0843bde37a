namespace Portal.App.Kit;

public enum ButtonKind
{
    Primary,
    Secondary,
    Danger,
    Ghost,
    Link,
}

public static class ButtonKinds
{
    public static string Css(this ButtonKind kind) => kind switch
    {
        ButtonKind.Primary => "button button-primary",
        ButtonKind.Secondary => "button",
        ButtonKind.Danger => "button button-danger",
        ButtonKind.Ghost => "button button-ghost",
        ButtonKind.Link => "button-link",
    };
}
