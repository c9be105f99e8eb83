package fr.ent.connector.icon;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SvgSanitiserTest {
    private static String clean(String inside) throws BadPictureException {
        return new String(SvgSanitiser.clean(TestPictures.svg(inside)), StandardCharsets.UTF_8);
    }

    private static void refused(String slug, String document) {
        assertThatThrownBy(() -> SvgSanitiser.clean(document.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadPictureException.class)
                .hasMessage(slug);
    }

    @Test
    void cleanWhenHarmlessThenTheSamePicture() throws BadPictureException {
        assertThat(clean("<title>Une &lt;icône&gt;</title><defs><linearGradient id=\"a\"><stop offset=\"0\""
                        + " stop-color=\"#fff\"/></linearGradient></defs><g fill=\"url(#a)\" transform=\"rotate(45 4 4)\">"
                        + "<path d=\"M0 0h8\" style=\"stroke:rgb(1,2,3)\"/></g><use href=\"#a\"/>"))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        + "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><title>Une &lt;icône&gt;</title>"
                        + "<defs><linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"#fff\"></stop></linearGradient>"
                        + "</defs><g fill=\"url(#a)\" transform=\"rotate(45 4 4)\"><path d=\"M0 0h8\""
                        + " style=\"stroke:rgb(1,2,3)\"></path></g><use href=\"#a\"></use></svg>");
    }

    @Test
    void cleanWhenStyleIsHarmlessThenKept() throws BadPictureException {
        assertThat(clean("<style><![CDATA[.a{fill:#123} .b>.c{fill:url(#g)}]]></style><path class=\"a\"/>"))
                .contains("<style>.a{fill:#123} .b&gt;.c{fill:url(#g)}</style>", "class=\"a\"");
    }

    /** What a browser could run, load or follow. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>EVIL</script>",
                "<script xmlns='http://www.w3.org/1999/xhtml'>EVIL</script>",
                "<x:script xmlns:x='http://www.w3.org/2000/svg'>EVIL</x:script>",
                "<script href='https://EVIL.example/x.js'/>",
                "<g onload='EVIL'/>",
                "<g ONCLICK='EVIL'/>",
                "<a href='javascript:EVIL'><path d='M0 0'/></a>",
                "<a xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='javascript:EVIL'><path/></a>",
                "<use href='https://EVIL.example/x.svg#a'/>",
                "<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='data:image/svg+xml;base64,EVIL'/>",
                "<use xmlns:x='urn:x' x:href='EVIL'/>",
                "<image href='data:image/svg+xml;base64,EVIL'/>",
                "<image href='https://EVIL.example/pixel.png'/>",
                "<feImage href='https://EVIL.example/pixel.png'/>",
                "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><script>EVIL</script></body></foreignObject>",
                "<iframe xmlns='http://www.w3.org/1999/xhtml' src='https://EVIL.example/'/>",
                "<animate attributeName='href' to='javascript:EVIL'/>",
                "<set attributeName='onload' to='EVIL'/>",
                "<handler type='EVIL'/>",
                "<style>@import 'https://EVIL.example/x.css';</style>",
                "<style>path{fill:url(https://EVIL.example/x)}</style>",
                "<style>path{fill:ur/*EVIL*/l(x)}</style>",
                "<style>path{fill:\\75rl(https://EVIL.example)}</style>",
                "<style>path{background:image-set('https://EVIL.example' 1x)}</style>",
                "<style>&lt;/style>&lt;script>EVIL&lt;/script></style>",
                "<style><script>EVIL</script></style>",
                "<path style='fill:url(https://EVIL.example/x)'/>",
                "<path style='fill:URL( \"//EVIL.example/x\" )'/>",
                "<path style='fill:url(#a) url(EVIL)'/>",
                "<path fill='url(data:image/svg+xml,EVIL)'/>",
                "<path clip-path='url(https://EVIL.example/x.svg#c)'/>",
                "<path style='width:expression(EVIL)'/>",
                "<path style='fill:\\75rl(EVIL)'/>",
                "<!-- EVIL --><path/>",
                "<?xml-stylesheet href='https://EVIL.example/x.css'?>",
                "<metadata>EVIL</metadata>",
                "<text>a<script>EVIL</script>b</text>",
                "<title><script>EVIL</script></title>",
                "EVIL outside of any element with text"
            })
    void cleanWhenSomethingCouldRunOrLoadThenItIsLeftOut(String inside) throws BadPictureException {
        assertThat(clean(inside))
                .doesNotContain("EVIL")
                .contains("viewBox=\"0 0 8 8\"")
                .endsWith("</svg>");
    }

    @Test
    void cleanWhenTextLooksLikeMarkupThenItStaysText() throws BadPictureException {
        assertThat(clean("<text>&lt;script&gt;alert(1)&lt;/script&gt;</text><desc><![CDATA[<b onclick=x>]]></desc>"))
                .contains("<text>&lt;script&gt;alert(1)&lt;/script&gt;</text>", "<desc>&lt;b onclick=x&gt;</desc>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg'/>",
                "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
                        + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><svg xmlns='http://www.w3.org/2000/svg'>"
                        + "<text>&c;</text></svg>",
                "<!DOCTYPE svg [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'>"
                        + "<text>&f;</text></svg>",
                "<!DOCTYPE svg SYSTEM 'http://127.0.0.1:9/x.dtd'><svg xmlns='http://www.w3.org/2000/svg'/>"
            })
    void cleanWhenThereIsADocumentTypeThenRefused(String document) {
        refused("icon-document-type", document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body><svg xmlns='http://www.w3.org/2000/svg'/></body></html>",
                "<svg/>",
                "<svg xmlns='http://www.w3.org/1999/xhtml'/>",
                "<script xmlns='http://www.w3.org/2000/svg'/>"
            })
    void cleanWhenTheRootIsNoSvgThenRefused(String document) {
        refused("icon-no-svg", document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg",
                "<svg xmlns='http://www.w3.org/2000/svg'>",
                "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'>&nothing;</svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'/><svg xmlns='http://www.w3.org/2000/svg'/>",
                "<<svg>>",
                "<?xml version='1.0' encoding='nothing'?><svg xmlns='http://www.w3.org/2000/svg'/>"
            })
    void cleanWhenItIsNotWellFormedThenRefused(String document) {
        assertThatThrownBy(() -> SvgSanitiser.clean(document.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadPictureException.class);
    }

    @Test
    void cleanWhenItIsTooMuchForABrowserThenRefused() {
        refused("icon-too-complex", TestPictures.SVG.formatted("<g>".repeat(40) + "</g>".repeat(40)));
        refused("icon-too-complex", TestPictures.SVG.formatted("<use href='#a'/>".repeat(17)));
        refused("icon-too-complex", TestPictures.SVG.formatted("<g/>".repeat(6_000)));
        refused("icon-too-complex", TestPictures.SVG.formatted("<x>" + "<y/>".repeat(6_000) + "</x>"));
    }
}
