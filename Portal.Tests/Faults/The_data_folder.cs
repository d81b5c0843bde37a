using Portal.Infrastructure;
using Portal.Tests.World;

namespace Portal.Tests.Faults;

/// <summary>Where files land, as the README says it: the same from any working directory.</summary>
public sealed class The_data_folder : IDisposable
{
    private readonly TemporaryDirectory _files = new();

    private string Program(string folder)
    {
        var program = _files.File(folder);
        Directory.CreateDirectory(program);
        return program + Path.DirectorySeparatorChar; // as AppContext.BaseDirectory ends
    }

    [Fact]
    public void Stands_beside_the_readme_when_the_program_was_built_from_the_sources()
    {
        var program = Program("sources/Portal.App/bin/Debug/net10.0");
        File.WriteAllText(_files.File("sources/Portal.sln"), "");
        DataFolder.Of(null, program).ShouldBe(_files.File("sources/data"));
        DataFolder.Of("", program).ShouldBe(_files.File("sources/data"));
        DataFolder.Of("elsewhere", program).ShouldBe(_files.File("sources/elsewhere"));
        DataFolder.Of(_files.File("absolute"), program).ShouldBe(_files.File("absolute"));
    }

    [Fact]
    public void Stands_beside_the_program_when_it_was_published_even_into_the_sources()
    {
        var program = Program("sources/out");
        File.WriteAllText(_files.File("sources/Portal.sln"), "");
        Directory.CreateDirectory(_files.File("sources/out/wwwroot"));
        DataFolder.Of(null, program).ShouldBe(_files.File("sources/out/data"));
        DataFolder.Of("../beside", program).ShouldBe(_files.File("sources/beside"));
    }

    [Fact]
    public void Is_the_one_of_this_checkout_for_the_program_that_is_tested()
    {
        DataFolder.Of(null, AppContext.BaseDirectory).ShouldBe(Repository.PathOf("data"));
        File.ReadAllText(Repository.PathOf("README.md")).ShouldContain("`data` beside this file; published, `data` beside the program");
    }

    public void Dispose() => _files.Dispose();
}
