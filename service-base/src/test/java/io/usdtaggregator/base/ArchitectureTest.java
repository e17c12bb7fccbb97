package io.usdtaggregator.base;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.usdtaggregator.base.internal.InternalApi;
import io.usdtaggregator.base.internal.RequestIdHeader;
import io.usdtaggregator.base.internal.ServiceTokenHeader;
import io.usdtaggregator.model.architecture.SizeLimits;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses base = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.usdtaggregator.base");

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.usdtaggregator.base.(*)..")
                .should()
                .beFreeOfCycles()
                .check(base);
    }

    @Test
    void it_knows_no_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.usdtaggregator.collector..",
                        "io.usdtaggregator.engine..",
                        "io.usdtaggregator.gateway..",
                        "io.usdtaggregator.admin..")
                .check(base);
    }

    @Test
    void every_internal_call_bears_the_secret_of_the_services_and_the_id_of_the_request() {
        List<Class<?>> calls = base.stream()
                .filter(type ->
                        type.isAnnotatedWith(InternalApi.class) && type.isAnnotatedWith(RegisterRestClient.class))
                .<Class<?>>map(JavaClass::reflect)
                .toList();

        assertFalse(calls.isEmpty());
        calls.forEach(call -> assertTrue(
                Stream.of(call.getAnnotationsByType(RegisterProvider.class))
                        .map(RegisterProvider::value)
                        .toList()
                        .containsAll(List.of(ServiceTokenHeader.class, RequestIdHeader.class)),
                call.getName()));
    }

    @Test
    void no_internals_of_the_framework_are_touched() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx..impl..", "io.netty..internal..", "io.quarkus..impl..", "io.smallrye..impl..")
                .check(base);
    }

    @Test
    void no_package_and_no_argument_list_is_too_long_to_read() {
        SizeLimits.check(base, Set.of());
    }
}
