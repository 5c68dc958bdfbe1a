using LdmCodegen.Runtime;

namespace LdmCodegen.Tool.Tests;

public sealed class FailureTests
{
    [Fact]
    public void A_certificate_that_is_not_trusted_names_the_option_that_trusts_it()
    {
        TrustFailedException fault = new("Nobody vouches.", "cdom1", ConnectionStage.Tls);

        bool isExplained = Failure.TryExplain(fault, out int code, out string text);

        Assert.True(isExplained);
        Assert.Equal(4, code);
        Assert.StartsWith("Nobody vouches. ", text);
        Assert.Contains("--trust", text);
        Assert.Contains("pin:sha256/", text);
    }
}
