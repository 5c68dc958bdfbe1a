using LdmCodegen.Runtime;
using LogicalDomains.Simulation;

namespace LogicalDomains;

/// <summary>What happens to a machine without a client asking for it.</summary>
public sealed partial class LdmSimulator
{
    /// <summary>Lets the guest in a domain panic; it comes up again. Raises <c>panic-domain</c>.</summary>
    /// <param name="domain">An active domain.</param>
    /// <param name="cancellationToken">Looked at before the change.</param>
    /// <returns>A task that ends when the event is queued.</returns>
    /// <exception cref="InvalidOperationException">It is not possible now; the message says why.</exception>
    public ValueTask PanicDomainAsync(string domain, CancellationToken cancellationToken = default) =>
        RequireAsync(fleet => fleet.Apply(domain, DomainTransition.Panic), cancellationToken);

    /// <summary>Resets a domain. Raises <c>domain-reset</c>.</summary>
    /// <param name="domain">An active domain.</param>
    /// <param name="cancellationToken">Looked at before the change.</param>
    /// <returns>A task that ends when the event is queued.</returns>
    /// <exception cref="InvalidOperationException">It is not possible now; the message says why.</exception>
    public ValueTask ResetDomainAsync(string domain, CancellationToken cancellationToken = default) =>
        RequireAsync(fleet => fleet.Apply(domain, DomainTransition.Reset), cancellationToken);

    /// <summary>Sets the number of virtual CPUs of a domain. Raises <c>set-vcpu</c>.</summary>
    /// <param name="domain">A domain that does not migrate.</param>
    /// <param name="count">The number, 1 or more.</param>
    /// <param name="cancellationToken">Looked at before the change.</param>
    /// <returns>A task that ends when the event is queued.</returns>
    /// <exception cref="InvalidOperationException">It is not possible now; the message says why.</exception>
    public ValueTask SetCpusAsync(string domain, int count, CancellationToken cancellationToken = default) =>
        RequireAsync(fleet => fleet.SetCpus(domain, count), cancellationToken);

    /// <summary>Sets the amount of memory of a domain. Raises <c>set-memory</c>.</summary>
    /// <param name="domain">A domain that does not migrate.</param>
    /// <param name="gibibytes">The amount in units of 2^30 bytes, 1 or more.</param>
    /// <param name="cancellationToken">Looked at before the change.</param>
    /// <returns>A task that ends when the event is queued.</returns>
    /// <exception cref="InvalidOperationException">It is not possible now; the message says why.</exception>
    public ValueTask SetMemoryAsync(string domain, int gibibytes, CancellationToken cancellationToken = default) =>
        RequireAsync(fleet => fleet.SetMemory(domain, gibibytes), cancellationToken);

    /// <summary>Sets the largest frame payload of the control domain's switch. Raises <c>set-vswitch</c>.</summary>
    /// <param name="mtu">In bytes, from 1500 to 16000.</param>
    /// <param name="cancellationToken">Looked at before the change.</param>
    /// <returns>A task that ends when the event is queued.</returns>
    /// <exception cref="InvalidOperationException">It is not possible now; the message says why.</exception>
    public ValueTask SetSwitchMtuAsync(int mtu, CancellationToken cancellationToken = default) =>
        RequireAsync(fleet => fleet.SetSwitchMtu(mtu), cancellationToken);

    /// <summary>Stores the present configuration on the service processor. Raises <c>add-spconfig</c>.</summary>
    /// <param name="config">A name that is not taken.</param>
    /// <param name="cancellationToken">Looked at before the change.</param>
    /// <returns>A task that ends when the event is queued.</returns>
    /// <exception cref="InvalidOperationException">It is not possible now; the message says why.</exception>
    public ValueTask AddSpConfigAsync(string config, CancellationToken cancellationToken = default) =>
        RequireAsync(fleet => fleet.StoreConfig(config), cancellationToken);

    /// <summary>Chooses a stored configuration for the next power-on. Raises <c>set-spconfig</c>.</summary>
    /// <param name="config">A stored configuration, such as <c>factory-default</c>.</param>
    /// <param name="cancellationToken">Looked at before the change.</param>
    /// <returns>A task that ends when the event is queued.</returns>
    /// <exception cref="InvalidOperationException">It is not possible now; the message says why.</exception>
    public ValueTask SetSpConfigAsync(string config, CancellationToken cancellationToken = default) =>
        RequireAsync(fleet => fleet.ChooseConfig(config), cancellationToken);

    /// <summary>Removes a stored configuration. Raises <c>remove-spconfig</c>.</summary>
    /// <param name="config">A stored configuration that is not chosen for the next power-on.</param>
    /// <param name="cancellationToken">Looked at before the change.</param>
    /// <returns>A task that ends when the event is queued.</returns>
    /// <exception cref="InvalidOperationException">It is not possible now; the message says why.</exception>
    public ValueTask RemoveSpConfigAsync(string config, CancellationToken cancellationToken = default) =>
        RequireAsync(fleet => fleet.RemoveConfig(config), cancellationToken);

    /// <summary>
    /// Plays one scripted day at <see cref="LdmSimulatorOptions.Speed"/>, from the state the fleet is in. Steps that
    /// clients have made impossible in the meantime are left out. Play the next day by calling it again.
    /// </summary>
    /// <param name="cancellationToken">Ends the day early.</param>
    /// <returns>How many steps of the day were made.</returns>
    /// <exception cref="OperationCanceledException">The day was ended early.</exception>
    public Task<int> RunScriptAsync(CancellationToken cancellationToken = default)
    {
        int day = Interlocked.Increment(ref _day);
        return RunScriptAsync(DayScript.Create(_options.Seed + day, Fleet).Steps, cancellationToken);
    }

    /// <summary>
    /// Plays a script at <see cref="LdmSimulatorOptions.Speed"/>. Steps that are not possible when their time comes are
    /// left out.
    /// </summary>
    /// <param name="steps">The steps in order of time.</param>
    /// <param name="cancellationToken">Ends the script early.</param>
    /// <returns>How many steps were made.</returns>
    /// <exception cref="OperationCanceledException">The script was ended early.</exception>
    public async Task<int> RunScriptAsync(
        IReadOnlyList<ScriptStep> steps, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(steps);
        long began = _options.Time.GetTimestamp();
        int made = 0;
        foreach (ScriptStep step in steps)
        {
            TimeSpan wait = (step.At / _options.Speed) - _options.Time.GetElapsedTime(began);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, _options.Time, cancellationToken).ConfigureAwait(SchedulingContext.IsCurrent);
            }

            cancellationToken.ThrowIfCancellationRequested();
            FleetAnswer answer = await ChangeAsync(fleet => fleet.Perform(step), cancellationToken)
                .ConfigureAwait(SchedulingContext.IsCurrent);
            made += answer.Succeeded ? 1 : 0;
        }

        return made;
    }
}
