namespace Portal.App.Kit;

public enum SkeletonShape
{
    Card,
    Row,
    Text,
}
