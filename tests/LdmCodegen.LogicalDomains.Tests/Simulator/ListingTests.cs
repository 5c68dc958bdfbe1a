using LdmCodegen.Runtime;
using LogicalDomains;
using LogicalDomains.Simulation;

namespace LdmCodegen.LogicalDomains.Tests.Simulator;

/// <summary>What the simulated manager lists, as a client reads it.</summary>
public sealed class ListingTests : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(60));
    private Lab _lab = null!;

    public async Task InitializeAsync() =>
        _lab = await Lab.StartAsync(new LdmSimulatorOptions { Seed = 7, Guests = 3 }, _bound.Token);

    public async Task DisposeAsync() => await _lab.DisposeAsync();

    public void Dispose() => _bound.Dispose();

    [Fact]
    public async Task Constraints_say_what_was_asked_for_and_not_how_it_is()
    {
        ListConstraintsReply all = await _lab.DoneAsync<ListConstraintsReply>(new ListConstraintsRequest(), _bound.Token);

        Assert.Equal(4, all.Domains.Count);
        Assert.All(
            all.Domains,
            domain => Assert.Null(domain.Resources.OfType<DomainInfoResource>().Single().State));
    }

    [Fact]
    public async Task Services_are_those_of_the_control_domain_with_their_volumes()
    {
        ListServicesReply all = await _lab.DoneAsync<ListServicesReply>(new ListServicesRequest(), _bound.Token);
        ListServicesReply one = await _lab.DoneAsync<ListServicesReply>(
            new ListServicesRequest { Domain = "ldg1" }, _bound.Token);

        DomainResources primary = Assert.Single(all.Domains);
        Assert.Equal("primary", primary.Domain);
        Assert.Equal(
            ["vds", "vsw", "vcc", "vds_volume", "vds_volume", "vds_volume"],
            primary.Resources.Select(resource => resource.ResourceName));
        Assert.Empty(Assert.Single(one.Domains).Resources);
    }

    [Fact]
    public async Task Bindings_tell_the_strand_of_each_cpu_and_the_service_of_each_device()
    {
        SimulatedDomain guest = _lab.Simulator.Fleet.Domains.First(
            domain => !domain.IsControl && domain.Stage != DomainStage.Inactive);
        ListBindingsReply reply = await _lab.DoneAsync<ListBindingsReply>(new ListBindingsRequest(), _bound.Token);

        CpuResource cpu = Of(reply, guest.Name).OfType<CpuResource>().Single();
        Assert.Equal(cpu.Count, (uint)cpu.Bindings.Count);
        Assert.Equal(
            Enumerable.Range(0, cpu.Bindings.Count).Select(number => (uint?)number),
            cpu.Bindings.Cast<CpuResource>().Select(strand => strand.VirtualId));
        uint?[] taken =
        [
            .. from domain in reply.Domains
               from resource in domain.Resources.OfType<CpuResource>()
               from strand in resource.Bindings.Cast<CpuResource>()
               select strand.PhysicalId,
        ];
        Assert.Equal(taken.Distinct(), taken);
        Assert.All(
            reply.Domains.Where(
                domain => _lab.Simulator.Fleet.Find(domain.Domain)!.Stage == DomainStage.Inactive),
            domain => Assert.All(domain.Resources, resource => Assert.Empty(resource.Bindings)));

        DiskResource disk = Of(reply, guest.Name).OfType<DiskResource>().Single();
        Assert.Equal(
            $"/dev/zvol/dsk/rpool/{guest.Name}-root",
            Assert.IsType<VdsVolumeResource>(Assert.Single(disk.Bindings)).BlockDevice);
        NetworkResource network = Of(reply, guest.Name).OfType<NetworkResource>().Single();
        Assert.Equal(
            "primary-vsw0", Assert.IsType<VswResource>(Assert.Single(network.Bindings)).ServiceName);
    }

    [Fact]
    public async Task Free_devices_shrink_by_what_is_bound_and_blacklisted_ones_are_apart()
    {
        ListDevicesReply before = await _lab.DoneAsync<ListDevicesReply>(new ListDevicesRequest(), _bound.Token);
        await _lab.DoneAsync<AddVcpuReply>(
            new AddVcpuRequest("primary") { Cpu = new() { Count = 8 } }, _bound.Token);
        await _lab.DoneAsync<AddIoReply>(
            new AddIoRequest("primary") { Device = new() { DeviceName = "pci_2" } }, _bound.Token);
        ListDevicesReply after = await _lab.DoneAsync<ListDevicesReply>(new ListDevicesRequest(), _bound.Token);
        ListDevicesReply apart = await _lab.DoneAsync<ListDevicesReply>(
            new ListDevicesRequest { Blacklisted = true }, _bound.Token);

        Assert.Equal(Cpus(before) - 8, Cpus(after));
        Assert.Equal(Devices(before).Except(["pci_2"]), Devices(after));
        Assert.Equal(
            new CoreResource { CoreId = _lab.Simulator.Fleet.Capacity.BlacklistedCore, Status = CoreStatus.Blacklisted },
            Assert.Single(apart.Resources));

        static uint Cpus(ListDevicesReply reply) => reply.Resources.OfType<CpuResource>().Single().Count!.Value;

        static IEnumerable<string?> Devices(ListDevicesReply reply) =>
            reply.Resources.OfType<PhysicalDeviceResource>().Select(device => device.DeviceName);
    }

    [Fact]
    public async Task Configurations_are_listed_with_what_they_are_for_and_autosaves_apart()
    {
        await _lab.DoneAsync<AddSpconfigReply>(
            new AddSpconfigRequest { SpConfig = new() { ConfigName = "day" } }, _bound.Token);
        await _lab.DoneAsync<SetSpconfigReply>(
            new SetSpconfigRequest { SpConfig = new() { ConfigName = "factory-default" } }, _bound.Token);
        await _lab.DoneAsync<AddVcpuReply>(
            new AddVcpuRequest("primary") { Cpu = new() { Count = 1 } }, _bound.Token);

        ListSpconfigReply stored = await _lab.DoneAsync<ListSpconfigReply>(new ListSpconfigRequest(), _bound.Token);
        ListSpconfigReply saved = await _lab.DoneAsync<ListSpconfigReply>(
            new ListSpconfigRequest { Autosave = "" }, _bound.Token);

        Assert.Equal(
            [("factory-default", SpConfigStatus.NextPoweron), ("day", SpConfigStatus.Current)],
            stored.SpConfigs.Select(config => (config.ConfigName!, config.Status!.Value)));
        Assert.Equal("day", Assert.Single(saved.SpConfigs).ConfigName);
    }

    [Fact]
    public async Task Variables_are_listed_all_or_one()
    {
        await _lab.DoneAsync<AddVariableReply>(
            new AddVariableRequest("ldg1") { Variable = new() { VariableName = "a", Value = "1\n2" } }, _bound.Token);
        await _lab.DoneAsync<AddVariableReply>(
            new AddVariableRequest("ldg1") { Variable = new() { VariableName = "b", Value = " " } }, _bound.Token);

        ListVariableReply all = await _lab.DoneAsync<ListVariableReply>(new ListVariableRequest("ldg1"), _bound.Token);
        ListVariableReply one = await _lab.DoneAsync<ListVariableReply>(
            new ListVariableRequest("ldg1") { Variable = new() { VariableName = "a" } }, _bound.Token);
        ListVariableReply none = await _lab.Client.ListVariableAsync(
            new("ldg1") { Variable = new() { VariableName = "c" } }, _bound.Token);

        Assert.Equal(["a", "b"], all.Domains[0].Resources.Cast<VariableResource>().Select(one => one.VariableName));
        Assert.Equal("1\n2", ((VariableResource)Assert.Single(one.Domains[0].Resources)).Value);
        Assert.Equal(["domain ldg1 has no variable named c"], none.Messages);
    }

    [Fact]
    public async Task Dependencies_are_the_services_of_other_domains()
    {
        ListDependenciesReply reply = await _lab.DoneAsync<ListDependenciesReply>(
            new ListDependenciesRequest(), _bound.Token);

        Assert.Equal(3, reply.Domains.Count);
        Assert.All(
            reply.Domains,
            domain => Assert.Equal(["vcc", "vds", "vsw"], domain.Resources.Select(one => one.ResourceName).Order()));
    }

    [Fact]
    public async Task A_new_virtual_function_is_named_in_the_reply_and_listed()
    {
        CreateVfReply made = await _lab.DoneAsync<CreateVfReply>(
            new CreateVfRequest { Device = new() { DeviceName = "/SYS/MB/NET0/IOVNET.PF0" } }, _bound.Token);
        ListIoReply listed = await _lab.DoneAsync<ListIoReply>(new ListIoRequest(), _bound.Token);

        Assert.Equal("/SYS/MB/NET0/IOVNET.PF0.VF0", made.Device?.DeviceName);
        Assert.NotNull(made.Device?.MacAddress);
        Assert.Contains(made.Device, listed.Resources);
    }

    [Theory]
    [InlineData("1.7", true)]
    [InlineData("1.3", false)]
    public async Task Warnings_go_to_who_speaks_a_version_that_has_them(string version, bool hasThem)
    {
        await _lab.DoneAsync<AddDomainReply>(new AddDomainRequest("bare"), _bound.Token);
        await _lab.DoneAsync<BindDomainReply>(new BindDomainRequest("bare"), _bound.Token);

        StartDomainReply reply = await _lab.DoneAsync<StartDomainReply>(
            new StartDomainRequest("bare") { Version = version }, _bound.Token);

        string[] expected = hasThem ? ["domain bare has neither a disk nor a network device to boot from"] : [];
        Assert.Equal(expected, reply.Warnings);
    }

    [Fact]
    public async Task What_no_page_describes_is_refused_by_its_name()
    {
        SetVmapiReply reply = await _lab.Client.SetVmapiAsync(new("primary"), _bound.Token);

        Assert.Contains("set-vmapi", Assert.Single(reply.Messages));
    }

    private static ValueList<LdmResource> Of(ListBindingsReply reply, string domain) =>
        reply.Domains.Single(one => one.Domain == domain).Resources;
}
