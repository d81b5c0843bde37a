using Portal.Infrastructure.Search;

namespace Portal.Tests.Search;

public sealed class Folded_text
{
    [Theory]
    [InlineData("MÜLLER", "muller")]
    [InlineData("Müller-Lüdenscheid, Weiße Straße 1", "muller ludenscheid weisse strasse 1")]
    [InlineData("GROẞ", "gross")]
    [InlineData("Søren Łukasz Đorđe Þór Ægir Œuvre", "soren lukasz dorde thor aegir oeuvre")]
    [InlineData("İSTANBUL ısı", "istanbul isi")]
    [InlineData("O'Neill O’Neill", "oneill oneill")]
    [InlineData("ﬁbre Ⅳ １２", "fibre iv 12")]
    [InlineData("Иван Йод ΟΔΟΣ", "иван иод οδοσ")]
    [InlineData("#C-100001", "c 100001")]
    [InlineData("anna@example.com", "anna example com")]
    [InlineData("  %_|\\\"'\0\t ", "")]
    [InlineData("a\uD800b", "a b")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Holds_letters_and_digits_alone(string? text, string folded) => FoldedText.Of(text).ShouldBe(folded);

    [Theory]
    [InlineData("Anna Berg", "berg ann", true)]
    [InlineData("Anna Berg", "be", true)]
    [InlineData("Anna Berg", "er", false)]
    [InlineData("Anna Berg", "a", true)]
    [InlineData("Anna Berg", "n", false)]
    [InlineData("Anna Berg", "anna b", true)]
    [InlineData("Anna Berg", "anna x", false)]
    [InlineData("Größe", "GROSSE", true)]
    [InlineData("C-100001", "#c-100001", true)]
    [InlineData("C-100001", "0001", true)]
    [InlineData("C-100001", "c100001", false)]
    [InlineData("+49 30 1234567", "+49 (30) 123-45-67", true)]
    [InlineData("+49 30 1234567", "45 67", false)]
    [InlineData("anna@example.com", "@example.com", true)]
    [InlineData("anna@example.com", "example.org", false)]
    [InlineData("Anna Berg", "%", false)]
    public void Is_found_by_every_word_and_any_part(string text, string search, bool found) => SearchWords.Of(search).ShouldNotBeNull().Match(text).ShouldBe(found);

    [Theory]
    [InlineData("")]
    [InlineData("  \t")]
    [InlineData(null)]
    public void Is_not_searched_for_nothing(string? search) => SearchWords.Of(search).ShouldBeNull();

    [Fact]
    public void Is_searched_by_a_few_words_of_bearable_length()
    {
        var words = SearchWords.Of(string.Join(' ', Enumerable.Range(0, 50).Select(i => $"{i:000}" + new string('x', 500)))).ShouldNotBeNull();

        (words.Patterns.Count, words.Patterns.Max(pattern => pattern.Length)).ShouldBe((8, 60));
    }
}
