using LdmCodegen.Tool;

using InterruptSignals signals = new();
return await ToolApplication.RunAsync(args, ToolConsole.OfProcess(), signals.Interrupted);
