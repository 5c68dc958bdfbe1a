using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace LdmCodegen.Fuzz.Engine;

/// <summary>Rewrites an assembly so that it counts how often each branch of it is taken.</summary>
internal static class EdgeInstrumenter
{
    /// <summary>The class that holds the counters of an assembly, in that assembly.</summary>
    public const string CountersType = "LdmCodegen.Fuzz.EdgeCounters";

    /// <summary>Its field: one byte per branch.</summary>
    public const string CountersField = "Hits";

    /// <summary>Writes the counting form of an assembly.</summary>
    /// <returns>How many counters it has.</returns>
    public static int Rewrite(string from, string to)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(from);
        FieldDefinition hits = AddCounters(module);
        int counters = 0;
        foreach (MethodDefinition method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            counters = Instrument(method.Body, hits, counters);
        }

        module.Write(to);
        return counters;
    }

    private static FieldDefinition AddCounters(ModuleDefinition module)
    {
        int dot = CountersType.LastIndexOf('.');
        TypeDefinition type = new(
            CountersType[..dot],
            CountersType[(dot + 1)..],
            TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed,
            module.TypeSystem.Object);
        FieldDefinition hits = new(
            CountersField, FieldAttributes.Public | FieldAttributes.Static, new ArrayType(module.TypeSystem.Byte));
        type.Fields.Add(hits);
        module.Types.Add(type);
        return hits;
    }

    private static int Instrument(MethodBody body, FieldDefinition hits, int counter)
    {
        body.SimplifyMacros();
        ILProcessor code = body.GetILProcessor();
        foreach (Instruction leader in LeadersOf(body))
        {
            Instruction first = code.Create(OpCodes.Ldsfld, hits);
            Instruction[] count =
            [
                first,
                code.Create(OpCodes.Ldc_I4, counter++),
                code.Create(OpCodes.Ldelema, body.Method.Module.TypeSystem.Byte),
                code.Create(OpCodes.Dup),
                code.Create(OpCodes.Ldind_U1),
                code.Create(OpCodes.Ldc_I4_1),
                code.Create(OpCodes.Add),
                code.Create(OpCodes.Conv_U1),
                code.Create(OpCodes.Stind_I1),
            ];
            foreach (Instruction instruction in count)
            {
                code.InsertBefore(leader, instruction);
            }

            Redirect(body, leader, first, count);
        }

        body.OptimizeMacros();
        return counter;
    }

    /// <summary>Where a branch can lead: the entry, the targets of jumps, and what follows a jump that was not taken.</summary>
    private static HashSet<Instruction> LeadersOf(MethodBody body)
    {
        HashSet<Instruction> leaders = [body.Instructions[0]];
        foreach (Instruction instruction in body.Instructions)
        {
            switch (instruction.Operand)
            {
                case Instruction target when instruction.OpCode.OperandType == OperandType.InlineBrTarget:
                    leaders.Add(target);
                    AddNext(instruction);
                    break;
                case Instruction[] targets:
                    leaders.UnionWith(targets);
                    AddNext(instruction);
                    break;
            }
        }

        return leaders;

        void AddNext(Instruction instruction)
        {
            if (instruction is { OpCode.FlowControl: FlowControl.Cond_Branch, Next: not null })
            {
                leaders.Add(instruction.Next);
            }
        }
    }

    private static void Redirect(MethodBody body, Instruction from, Instruction to, Instruction[] ours)
    {
        foreach (Instruction instruction in body.Instructions.Except(ours))
        {
            if (ReferenceEquals(instruction.Operand, from))
            {
                instruction.Operand = to;
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                instruction.Operand = targets.Select(target => ReferenceEquals(target, from) ? to : target).ToArray();
            }
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            handler.TryStart = Moved(handler.TryStart);
            handler.TryEnd = Moved(handler.TryEnd);
            handler.HandlerStart = Moved(handler.HandlerStart);
            handler.HandlerEnd = Moved(handler.HandlerEnd);
            handler.FilterStart = Moved(handler.FilterStart);
        }

        Instruction Moved(Instruction place) => ReferenceEquals(place, from) ? to : place;
    }
}
