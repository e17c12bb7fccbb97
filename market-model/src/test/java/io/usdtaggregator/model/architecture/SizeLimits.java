package io.usdtaggregator.model.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a reader takes in at once: so many classes a package, and so many arguments of a record or constructor. */
public final class SizeLimits {
    private static final int CLASSES = 15;
    private static final int ARGUMENTS = 8;
    /** The name and the place of each constant, which the compiler adds. */
    private static final int ADDED_TO_ENUMS = 2;

    private SizeLimits() {}

    /** @param exceptions packages and classes that may be larger, by their full names */
    public static void check(JavaClasses classes, Set<String> exceptions) {
        List<String> tooLarge = Stream.concat(largePackages(classes), classesOfManyArguments(classes))
                .filter(name -> !exceptions.contains(name))
                .toList();

        assertEquals(List.of(), tooLarge, "more than 15 classes in a package, or more than 8 arguments");
    }

    private static Stream<String> largePackages(JavaClasses classes) {
        return classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(counted -> counted.getValue() > CLASSES)
                .map(counted -> counted.getKey());
    }

    private static Stream<String> classesOfManyArguments(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.getConstructors().stream().anyMatch(SizeLimits::hasManyArguments))
                .map(JavaClass::getName)
                .sorted();
    }

    private static boolean hasManyArguments(JavaConstructor constructor) {
        int added = constructor.getOwner().isEnum() ? ADDED_TO_ENUMS : 0;
        return constructor.getRawParameterTypes().size() - added > ARGUMENTS;
    }
}
