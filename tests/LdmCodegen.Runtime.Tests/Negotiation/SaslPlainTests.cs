using System.Text;
using LdmCodegen.Runtime.Negotiation;

namespace LdmCodegen.Runtime.Tests.Negotiation;

public class SaslPlainTests
{
    [Theory]
    [InlineData("tim", "tanstaaftanstaaf", "AHRpbQB0YW5zdGFhZnRhbnN0YWFm")]
    [InlineData("u", "", "AHUA")]
    [InlineData("é", "pässword😀", "AMOpAHDDpHNzd29yZPCfmIA=")]
    public void User_and_password_are_encoded_as_RFC_4616_says(string user, string password, string base64)
    {
        using LoginSecret secret = new(user, password);

        string element = Encoding.UTF8.GetString(SaslPlain.Encode(secret)).TrimEnd('\0');

        Assert.Equal(
            $"<auth xmlns=\"urn:ietf:params:xml:ns:xmpp-sasl\" mechanism=\"PLAIN\">{base64}</auth>", element);
    }

    [Fact]
    public void The_element_has_no_bytes_left_over_at_any_length()
    {
        for (int length = 0; length < 100; length++)
        {
            using LoginSecret secret = new("user", new string('p', length));
            byte[] element = SaslPlain.Encode(secret);
            string text = Encoding.UTF8.GetString(element);
            string content = text[(text.IndexOf('>', StringComparison.Ordinal) + 1)..^"</auth>".Length];

            Assert.Null(SaslPlain.TryDecode(Encoding.UTF8.GetBytes(content), out PlainLogin? login));
            Assert.Equal("user", login!.User);
            Assert.Equal(new string('p', length), login.Password.ToString());
            login.Dispose();
            Assert.All(login.Password.ToArray(), c => Assert.Equal('\0', c));
        }
    }

    [Theory]
    [InlineData("", "malformed-request")]
    [InlineData("=", "incorrect-encoding")]
    [InlineData("!!!!", "incorrect-encoding")]
    [InlineData("AHUAcA", "incorrect-encoding")]
    [InlineData("dXNlcg==", "malformed-request")]   // user
    [InlineData("AHVzZXI=", "malformed-request")]   // NUL user
    [InlineData("AABw", "malformed-request")]       // NUL NUL p
    [InlineData("AHUAcABw", "malformed-request")]   // NUL u NUL p NUL p
    [InlineData("YQB1AHA=", "invalid-authzid")]     // a NUL u NUL p
    [InlineData("dQB1AHA=", null)]                  // u NUL u NUL p
    [InlineData("AP8AcA==", "malformed-request")]   // NUL 0xFF NUL p
    [InlineData("AHUA/w==", "malformed-request")]   // NUL u NUL 0xFF
    public void What_is_no_login_has_its_condition(string base64, string? condition)
    {
        Assert.Equal(condition, SaslPlain.TryDecode(Encoding.UTF8.GetBytes(base64), out PlainLogin? login));
        Assert.Equal(condition is null, login is not null);
    }

    [Fact]
    public void A_secret_is_cleared_and_never_shown()
    {
        LoginSecret secret = new("canary-user", "canary-password");
        Assert.DoesNotContain("canary", secret.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", Credentials.Of("canary-user", "canary").ToString(), StringComparison.Ordinal);
        Assert.Equal("canary-password", Encoding.UTF8.GetString(secret.PasswordUtf8));

        secret.Dispose();

        Assert.All(secret.PasswordUtf8.ToArray(), b => Assert.Equal(0, b));
    }

    [Theory]
    [InlineData(0x0000)]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void What_PLAIN_cannot_carry_is_refused_without_showing_it(int character)
    {
        string bad = "canary" + (char)character;

        ArgumentException user = Assert.ThrowsAny<ArgumentException>(() => new LoginSecret(bad, "p"));
        ArgumentException password = Assert.ThrowsAny<ArgumentException>(() => new LoginSecret("u", bad));

        Assert.DoesNotContain("canary", user.ToString() + password, StringComparison.Ordinal);
    }
}
