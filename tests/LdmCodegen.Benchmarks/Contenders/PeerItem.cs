using System.Globalization;

namespace LdmCodegen.Benchmarks.Contenders;

/// <summary>A resource with typed values.</summary>
internal abstract class PeerItem
{
    public static PeerItem OfKind(string kind) => kind switch
    {
        "ldom_info" => new InfoItem(),
        "cpu" => new CpuItem(),
        "memory" => new MemoryItem(),
        "vds_volume" => new VolumeItem(),
        "vsw" => new SwitchItem(),
        "network" => new NetworkItem(),
        "disk" => new DiskItem(),
        "spconfig" => new ConfigItem(),
        _ => throw new InvalidOperationException($"no item of kind {kind}"),
    };

    /// <summary>Takes a value by its key, or by the name of its element.</summary>
    public abstract void Set(string key, string value);

    protected static uint Number(string value) => uint.Parse(value, CultureInfo.InvariantCulture);

    protected static ulong Mac(string value)
    {
        ulong number = 0;
        foreach (string group in value.Split(':'))
        {
            number = (number << 8) | byte.Parse(group, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        return number;
    }

    private sealed class InfoItem : PeerItem
    {
        private string? _state, _status, _source, _policy;
        private decimal? _progress;
        private uint? _hostId;
        private ulong? _mac;

        public override void Set(string key, string value)
        {
            switch (key)
            {
                case "Address": _mac = Mac(value); break;
                case "state": _state = value; break;
                case "status": _status = value; break;
                case "source": _source = value; break;
                case "failure-policy": _policy = value; break;
                case "hostid": _hostId = uint.Parse(value, NumberStyles.HexNumber, CultureInfo.InvariantCulture); break;
                case "progress":
                    _progress = decimal.Parse(value.AsSpan().TrimEnd('%'), CultureInfo.InvariantCulture);
                    break;
            }
        }

        public override string ToString() =>
            $";info,{_mac:x},{_state},{_hostId:x},{_policy},{_progress},{_status},{_source}";
    }

    private sealed class CpuItem : PeerItem
    {
        private uint? _count;

        public override void Set(string key, string value) => _count = Number(value);

        public override string ToString() => $";cpu,{_count}";
    }

    private sealed class MemoryItem : PeerItem
    {
        private ulong? _number;
        private char _unit;

        public override void Set(string key, string value)
        {
            _unit = value[^1];
            _number = ulong.Parse(value.AsSpan(0, value.Length - 1), CultureInfo.InvariantCulture);
        }

        public override string ToString() => $";memory,{_number}{_unit}";
    }

    private sealed class VolumeItem : PeerItem
    {
        private string? _volume, _service, _device;
        private string[]? _options;

        public override void Set(string key, string value)
        {
            switch (key)
            {
                case "vol_name": _volume = value; break;
                case "service_name": _service = value; break;
                case "block_dev": _device = value; break;
                case "vol_opts": _options = value.Split(','); break;
            }
        }

        public override string ToString() =>
            $";volume,{_volume},{_service},{_device},{string.Join(' ', _options ?? [])}";
    }

    private sealed class SwitchItem : PeerItem
    {
        private string? _service, _device;
        private uint? _mtu, _id;
        private ulong? _mac;

        public override void Set(string key, string value)
        {
            switch (key)
            {
                case "Address": _mac = Mac(value); break;
                case "service_name": _service = value; break;
                case "dev_path": _device = value; break;
                case "mtu": _mtu = Number(value); break;
                case "id": _id = Number(value); break;
            }
        }

        public override string ToString() => $";switch,{_mac:x},{_service},{_device},{_mtu},{_id}";
    }

    private sealed class NetworkItem : PeerItem
    {
        private string? _name, _service;
        private ulong? _mac;

        public override void Set(string key, string value)
        {
            switch (key)
            {
                case "Address": _mac = Mac(value); break;
                case "vnet_name": _name = value; break;
                case "service_name": _service = value; break;
            }
        }

        public override string ToString() => $";network,{_mac:x},{_name},{_service}";
    }

    private sealed class DiskItem : PeerItem
    {
        private string? _name, _service, _volume;
        private uint? _timeout;

        public override void Set(string key, string value)
        {
            switch (key)
            {
                case "vdisk_name": _name = value; break;
                case "service_name": _service = value; break;
                case "vol_name": _volume = value; break;
                case "timeout": _timeout = Number(value); break;
            }
        }

        public override string ToString() => $";disk,{_name},{_service},{_volume},{_timeout}";
    }

    private sealed class ConfigItem : PeerItem
    {
        private string? _name, _status;

        public override void Set(string key, string value)
        {
            switch (key)
            {
                case "spconfig_name": _name = value; break;
                case "spconfig_status": _status = value; break;
            }
        }

        public override string ToString() => $";config,{_name},{_status}";
    }
}
