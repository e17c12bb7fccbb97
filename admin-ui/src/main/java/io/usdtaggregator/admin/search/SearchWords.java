package io.usdtaggregator.admin.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What was typed and what is found, made alike: small letters without accents, parted at all that is no letter or digit.
 * {@code Côte d’Ivoire} is {@code cote d ivoire}. Pure.
 */
final class SearchWords {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> FILLERS = Set.of(
            "a",
            "au",
            "aux",
            "d",
            "de",
            "des",
            "du",
            "en",
            "et",
            "l",
            "la",
            "le",
            "les",
            "par",
            "pour",
            "s",
            "un",
            "une",
            "client",
            "customer",
            "vers",
            "and",
            "for",
            "from",
            "in",
            "of",
            "the",
            "to",
            "marche",
            "market",
            "taux",
            "rate",
            "rates",
            "couloir",
            "corridor");

    private SearchWords() {}

    static String plain(String text) {
        String parted =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return BETWEEN.matcher(parted.toLowerCase(Locale.ROOT)).replaceAll(" ").trim();
    }

    /** The words that say something; all of them where none does. */
    static List<String> of(String text) {
        List<String> all = Arrays.stream(plain(text).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> saying =
                all.stream().filter(word -> !FILLERS.contains(word)).toList();
        return saying.isEmpty() ? all : saying;
    }

    /** Whether a name has a word that begins so; two letters are too few to say. */
    static boolean begins(String name, String word) {
        List<String> parts = Arrays.asList(plain(name).split(" "));
        boolean joined = word.length() > 4 && String.join("", parts).contains(word);
        return joined || word.length() > 2 && parts.stream().anyMatch(part -> part.startsWith(word));
    }

    /** Whether a text has each of the words in it. */
    static boolean hasAll(String text, List<String> words) {
        String plain = plain(text);
        return words.stream().allMatch(plain::contains);
    }
}
