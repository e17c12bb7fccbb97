package io.usdtaggregator.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a module is built from: its own sources, and those of our modules that its {@code pom.xml} names, and so on. */
final class ModuleSources {
    private static final String OUR_MODULES =
            "/project/dependencies/dependency[groupId='io.usdtaggregator'][not(type)][not(scope='test')]/artifactId";

    private final Path root;

    ModuleSources(Path root) {
        this.root = root;
    }

    /** Files and folders, some of which may not exist. Throws an IOException where a {@code pom.xml} cannot be read. */
    List<Path> of(String module) throws IOException {
        Set<Path> modules = new LinkedHashSet<>();
        add(root.resolve(module), modules);
        return Stream.concat(
                        Stream.of(root.resolve("pom.xml")),
                        modules.stream()
                                .flatMap(folder -> Stream.of(folder.resolve("pom.xml"), folder.resolve("src/main"))))
                .toList();
    }

    private void add(Path module, Set<Path> modules) throws IOException {
        if (modules.add(module)) {
            for (String name : modulesUnder(module.resolve("pom.xml"))) {
                add(folder(name), modules);
            }
        }
    }

    private Path folder(String name) {
        Path atTheTop = root.resolve(name);
        return Files.exists(atTheTop) ? atTheTop : root.resolve("deploy").resolve(name);
    }

    private static List<String> modulesUnder(Path pom) throws IOException {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
            NodeList names = (NodeList)
                    XPathFactory.newInstance().newXPath().evaluate(OUR_MODULES, document, XPathConstants.NODESET);
            return IntStream.range(0, names.getLength())
                    .mapToObj(names::item)
                    .map(name -> name.getTextContent().strip())
                    .toList();
        } catch (SAXException | ParserConfigurationException | XPathExpressionException unreadable) {
            throw new IOException(pom + " cannot be read", unreadable);
        }
    }
}
