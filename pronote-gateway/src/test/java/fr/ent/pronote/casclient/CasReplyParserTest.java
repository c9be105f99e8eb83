package fr.ent.pronote.casclient;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The shapes of answers, all read alike. */
class CasReplyParserTest {
    private static final String CAS = "<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\">"
            + "<cas:authenticationSuccess><cas:user>bernard.gaudin</cas:user>%s</cas:authenticationSuccess>"
            + "</cas:serviceResponse>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<cas:attributes><cas:nom>GAUDIN</cas:nom><cas:prenom>Bernard</cas:prenom></cas:attributes>",
                "<cas:attributes><cas:userAttributes><nom xmlns=\"\">GAUDIN</nom><prenom xmlns=\"\">Bernard</prenom>"
                        + "</cas:userAttributes></cas:attributes>",
                "<cas:attributes><cas:userAttributes><cas:nom>GAUDIN</cas:nom><cas:prenom>Bernard</cas:prenom>"
                        + "</cas:userAttributes></cas:attributes>",
                "<cas:nom>GAUDIN</cas:nom><cas:prenom>Bernard</cas:prenom>",
                "<nom>GAUDIN</nom><prenom><![CDATA[Bernard]]></prenom>",
                "<cas:attributes><cas:attribute name=\"nom\" value=\"GAUDIN\"/>"
                        + "<cas:attribute name=\"prenom\" value=\"Bernard\"/></cas:attributes>"
            })
    void parseWhenCasThenTheSameAttributes(String shape) {
        assertThat(parse(CAS.formatted(shape))).isEqualTo(bernard());
    }

    @Test
    void parseWhenSaml11ThenTheSameAttributes() {
        assertThat(parse("""
                        <SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>
                        <Response xmlns="urn:oasis:names:tc:SAML:1.0:protocol"><Status><StatusCode Value="samlp:Success"/></Status>
                        <Assertion><AuthenticationStatement><Subject><NameIdentifier>bernard.gaudin</NameIdentifier></Subject></AuthenticationStatement>
                        <AttributeStatement><Subject><NameIdentifier>bernard.gaudin</NameIdentifier></Subject>
                        <Attribute AttributeName="nom"><AttributeValue>GAUDIN</AttributeValue></Attribute>
                        <Attribute AttributeName="prenom"><AttributeValue>Bernard</AttributeValue></Attribute>
                        </AttributeStatement></Assertion></Response></SOAP-ENV:Body></SOAP-ENV:Envelope>""")).isEqualTo(bernard());
    }

    @Test
    void parseWhenSeveralValuesThenAll() {
        assertThat(
                        parse(
                                CAS.formatted(
                                        "<cas:attributes><cas:categories>National_3</cas:categories><cas:categories>National_2</cas:categories><cas:vide/></cas:attributes>")))
                .isEqualTo(new CasReply.Success(
                        "bernard.gaudin", Map.of("categories", List.of("National_3", "National_2"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVALID_TICKET", "INVALID_SERVICE", "INVALID_REQUEST", "INTERNAL_ERROR"})
    void parseWhenFailureThenItsCode(String code) {
        assertThat(parse("<serviceResponse><authenticationFailure code=\"" + code + "\"/></serviceResponse>"))
                .isEqualTo(new CasReply.Refused(CasReply.Refusal.valueOf(code)));
    }

    @Test
    void parseWhenUnknownOrNoCodeThenOther() {
        assertThat(parse("<serviceResponse><authenticationFailure code=\"X\"/></serviceResponse>"))
                .isEqualTo(new CasReply.Refused(CasReply.Refusal.OTHER));
        assertThat(parse("<serviceResponse><authenticationFailure/></serviceResponse>"))
                .isEqualTo(new CasReply.Refused(CasReply.Refusal.OTHER));
    }

    @Test
    void parseWhenItSaysBothThenRefused() {
        assertThat(parse("<serviceResponse><authenticationSuccess><user>a</user></authenticationSuccess>"
                        + "<authenticationFailure code=\"INVALID_TICKET\"/></serviceResponse>"))
                .isEqualTo(new CasReply.Refused(CasReply.Refusal.INVALID_TICKET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yes\nbernard.gaudin\n",
                "<html><body>login</body></html>",
                "<serviceResponse/>",
                "<serviceResponse><authenticationSuccess/></serviceResponse>",
                "<serviceResponse><authenticationSuccess><user> </user></authenticationSuccess></serviceResponse>",
                "<serviceResponse><user>a</user></serviceResponse>",
                "<serviceResponse><authenticationSuccess><user>a</user>",
                "<!DOCTYPE serviceResponse SYSTEM \"file:///etc/passwd\"><serviceResponse><authenticationSuccess><user>a</user></authenticationSuccess></serviceResponse>",
                "<!DOCTYPE s [<!ENTITY x \"a\">]><serviceResponse><authenticationSuccess><user>&x;</user></authenticationSuccess></serviceResponse>",
                "<serviceResponse><authenticationSuccess><user>&x;</user></authenticationSuccess></serviceResponse>"
            })
    void parseWhenNotAnAnswerThenMalformed(String text) {
        assertThat(parse(text)).isEqualTo(new CasReply.Unusable(CasReply.Trouble.MALFORMED));
    }

    private static CasReply bernard() {
        return new CasReply.Success("bernard.gaudin", Map.of("nom", List.of("GAUDIN"), "prenom", List.of("Bernard")));
    }

    private static CasReply parse(String text) {
        return CasReplyParser.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
