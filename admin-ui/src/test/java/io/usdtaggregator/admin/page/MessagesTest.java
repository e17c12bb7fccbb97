package io.usdtaggregator.admin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Qute falls back to English where French is missing: so that is found here. */
class MessagesTest {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    @Test
    void every_text_is_there_in_french() throws IOException {
        Set<String> english = Stream.of(Messages.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(english, new TreeSet<>(french().stringPropertyNames()));
    }

    @Test
    void both_languages_use_the_same_parameters() throws IOException {
        Properties french = french();
        TreeMap<String, Set<String>> wanted = new TreeMap<>();
        TreeMap<String, Set<String>> used = new TreeMap<>();

        for (Method message : Messages.class.getDeclaredMethods()) {
            wanted.put(
                    message.getName(),
                    parameters(message.getAnnotation(Message.class).value()));
            used.put(message.getName(), parameters(french.getProperty(message.getName())));
        }

        assertEquals(wanted, used);
    }

    private static Set<String> parameters(String text) {
        return PARAMETER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Properties french() throws IOException {
        Properties french = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                Messages.class.getResourceAsStream("/messages/msg_fr.properties"), StandardCharsets.UTF_8)) {
            french.load(reader);
        }
        return french;
    }
}
