using LdmCodegen.Runtime.Client;

namespace LdmCodegen.Runtime.Tests.Client;

public sealed class PeerAddressTests
{
    [Theory]
    [InlineData("name", "name", null)]
    [InlineData("name:7", "name", 7)]
    [InlineData("10.0.0.1:65535", "10.0.0.1", 65535)]
    [InlineData("::1", "::1", null)]
    [InlineData("[::1]", "::1", null)]
    [InlineData("[::1]:80", "::1", 80)]
    public void Host_texts_are_read(string text, string host, int? port)
    {
        Assert.True(PeerAddress.TryParse(text, out PeerAddress address));
        Assert.Equal(new PeerAddress(host, port), address);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(":7")]
    [InlineData("name:")]
    [InlineData("name:0")]
    [InlineData("name:65536")]
    [InlineData("a:b:7")]
    [InlineData("[name]:7")]
    public void Texts_that_are_no_host_are_refused(string text) => Assert.False(PeerAddress.TryParse(text, out _));
}
