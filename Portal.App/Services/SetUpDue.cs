using MediatR;
using Portal.Domain.Partners;
using Portal.Domain.Services;

namespace Portal.App.Services;

/// <summary>A service was approved or configured, so that setting it up may begin; who sets up decides whether it does.</summary>
/// <param name="By">Who caused it.</param>
public sealed record SetUpDue(Service Service, Partner Partner, string By, DateTime At) : INotification;
