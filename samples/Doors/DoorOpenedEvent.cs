namespace Acme.Doors;

/// <summary>Generated types are partial: this is a member of ours in one of them.</summary>
partial record DoorOpenedEvent
{
    public bool IsMainEntrance => Door == "front";
}
