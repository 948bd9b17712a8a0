package org.lastfmwallpaper;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may use whom: the table of rooms, as rules. */
class ArchitectureTest {
    private static final String ROOT = "org.lastfmwallpaper";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @ParameterizedTest
    @CsvSource({
        "album,   ''",
        "memory,  ''",
        "network, ''", // blocks of addresses: covers may not come from some, callers may come through others
        "config,  network",
        "lastfm,  album",
        "foreign, ''",
        "cover,   album foreign network",
        "render,  album foreign",
        "archive, album",
        "job,     album archive memory config lastfm cover render",
        // Micrometer is theirs alone: what makes wallpapers does not know that it is counted.
        "metrics, job album memory",
        // Asked by MicroProfile Health and by rest.
        "health,  job config",
        "rest,    job memory album config network metrics health",
        "cli,     job memory album config lastfm",
    })
    void eachPackageUsesOnlyWhatItMay(String room, String mayUse) {
        onlyUses(room, mayUse).check(CLASSES);
    }

    @Test
    void ofTheJobOnlyTheGeneratorKnowsHowWallpapersAreMade() {
        noClasses()
                .that(resideInAPackage(ROOT + ".job..").and(not(generator())))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".lastfm..", ROOT + ".cover..", ROOT + ".render.."))
                .check(CLASSES);
    }

    @Test
    void batchIsKnownToBatchAndJobAlone() {
        noClasses()
                .that(not(resideInAnyPackage(ROOT + ".batch..", ROOT + ".job..")))
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.batch.."))
                .check(CLASSES);
    }

    @Test
    void restIsKnownToRestAndTheLastFmClientAlone() {
        noClasses()
                .that(not(resideInAnyPackage(ROOT + ".rest..", ROOT + ".lastfm..")))
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.ws.rs.."))
                .check(CLASSES);
    }

    @Test
    void micrometerIsKnownToMetricsAlone() {
        noClasses()
                .that(not(resideInAPackage(ROOT + ".metrics..")))
                .should()
                .dependOnClassesThat(resideInAPackage("io.micrometer.."))
                .check(CLASSES);
    }

    @Test
    void plainPackagesKnowNoContainer() {
        noClasses()
                .that(resideInAnyPackage(
                        ROOT + ".album..",
                        ROOT + ".foreign..",
                        ROOT + ".network..",
                        ROOT + ".lastfm..",
                        ROOT + ".cover..",
                        ROOT + ".render..",
                        ROOT + ".archive..",
                        ROOT + ".memory.."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("jakarta.enterprise..", "jakarta.inject..", "jakarta.annotation.."))
                .check(CLASSES);
    }

    /** A rule that is known to be broken: if it passed, the others would prove nothing. */
    @Test
    void aBrokenRuleIsNoticed() {
        assertThatThrownBy(() -> onlyUses("batch", "").check(CLASSES)).isInstanceOf(AssertionError.class);
    }

    private static ArchRule onlyUses(String room, String mayUse) {
        String[] others = Arrays.stream(
                        "album foreign network memory config lastfm cover render archive job metrics health batch rest cli"
                                .split(" "))
                .filter(other -> !other.equals(room))
                .filter(other -> Arrays.stream(mayUse.split(" ")).noneMatch(other::equals))
                .map(other -> ROOT + "." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(ROOT + "." + room + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(others));
    }

    /** The generator with its nested classes, and the wiring of its parts through it. */
    private static DescribedPredicate<JavaClass> generator() {
        return simpleName("WallpaperGenerator")
                .or(DescribedPredicate.describe(
                        "nested in it",
                        type -> type.getEnclosingClass()
                                .map(outer -> outer.getSimpleName().equals("WallpaperGenerator"))
                                .orElse(false)));
    }
}
