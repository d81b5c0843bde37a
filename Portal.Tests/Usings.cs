global using Portal.Domain;
global using Shouldly;
global using Xunit;
