namespace LogicalDomains.Simulation;

/// <summary>Taking away what others still use: refused, or with force made with a warning for each.</summary>
internal static class InUse
{
    public static void Refuse(FleetEdit edit, bool force, string what, IEnumerable<string> users)
    {
        foreach (string user in users)
        {
            if (!force)
            {
                throw FleetEdit.Refuse($"{what} is in use by {user}; -f removes it anyway");
            }

            edit.Warn($"{user} has lost {what}");
        }
    }

    /// <summary>Refuses in any case, for actions without a force option.</summary>
    public static void Refuse(string what, IEnumerable<string> users)
    {
        foreach (string user in users)
        {
            throw FleetEdit.Refuse($"{what} is in use by {user}");
        }
    }
}
