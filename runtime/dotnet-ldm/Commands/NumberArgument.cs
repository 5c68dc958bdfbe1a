using System.CommandLine.Parsing;
using System.Globalization;

namespace LdmCodegen.Tool.Commands;

/// <summary>A number in a range, such as a count of seconds.</summary>
internal static class NumberArgument
{
    /// <summary>A parser that says which numbers are possible.</summary>
    public static Func<ArgumentResult, double> Between(string option, double least, double most) => argument =>
    {
        string text = argument.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && number >= least
            && number <= most)
        {
            return number;
        }

        argument.AddError(string.Create(
            CultureInfo.InvariantCulture, $"{option} '{text}': expected a number from {least} to {most}."));
        return 0;
    };
}
