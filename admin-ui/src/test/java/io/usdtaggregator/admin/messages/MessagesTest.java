package io.usdtaggregator.admin.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Qute falls back to English where French is missing: so that is found here. */
public class MessagesTest {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    public static Stream<Class<?>> bundles() {
        return Stream.of(
                Messages.class,
                MarketMessages.class,
                OfferMessages.class,
                AlertMessages.class,
                SystemMessages.class,
                RateMessages.class,
                ChangeMessages.class,
                AccountMessages.class,
                SearchMessages.class,
                PriceMessages.class,
                SettingMessages.class,
                CustomerMessages.class,
                AdministrationMessages.class,
                ProblemMessages.class);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void every_text_is_there_in_french(Class<?> bundle) throws IOException {
        Set<String> english = Stream.of(bundle.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(english, new TreeSet<>(french(bundle).stringPropertyNames()));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void both_languages_use_the_same_parameters(Class<?> bundle) throws IOException {
        Properties french = french(bundle);
        TreeMap<String, Set<String>> wanted = new TreeMap<>();
        TreeMap<String, Set<String>> used = new TreeMap<>();

        for (Method message : bundle.getDeclaredMethods()) {
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

    private static Properties french(Class<?> bundle) throws IOException {
        String name = bundle.getAnnotation(MessageBundle.class).value();
        String file = name.equals(MessageBundle.DEFAULTED_NAME) ? MessageBundle.DEFAULT_NAME : name;
        Properties french = new Properties();
        try (InputStreamReader reader = new InputStreamReader(
                bundle.getResourceAsStream("/messages/" + file + "_fr.properties"), StandardCharsets.UTF_8)) {
            french.load(reader);
        }
        return french;
    }
}
