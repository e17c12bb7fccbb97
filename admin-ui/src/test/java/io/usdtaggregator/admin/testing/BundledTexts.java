package io.usdtaggregator.admin.testing;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The texts of a message bundle without Qute: for tests of plain classes. */
public final class BundledTexts {

    private BundledTexts() {}

    public static <T> T english(Class<T> bundle) {
        return texts(bundle, new Properties());
    }

    public static <T> T french(Class<T> bundle) {
        Properties french = new Properties();
        String file = "/messages/" + bundle.getAnnotation(MessageBundle.class).value() + "_fr.properties";
        try (InputStreamReader reader =
                new InputStreamReader(bundle.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            french.load(reader);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return texts(bundle, french);
    }

    private static <T> T texts(Class<T> bundle, Properties translated) {
        return bundle.cast(Proxy.newProxyInstance(
                bundle.getClassLoader(),
                new Class<?>[] {bundle},
                (proxy, method, values) -> filled(
                        translated.getProperty(
                                method.getName(),
                                method.getAnnotation(Message.class).value()),
                        method,
                        values)));
    }

    private static String filled(String text, Method method, Object[] values) {
        String filled = text;
        for (int at = 0; at < method.getParameterCount(); at++) {
            filled = filled.replace("{" + method.getParameters()[at].getName() + "}", String.valueOf(values[at]));
        }
        return filled;
    }
}
