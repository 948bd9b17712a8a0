package org.lastfmwallpaper.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastfmwallpaper.memory.MemoryBudget;
import org.lastfmwallpaper.memory.MemoryReading;

/** Dockerfile, Compose file and Kubernetes example. {@code .ci/run} runs a linter over the first as well. */
class ContainerFilesTest {
    private static final Path PROJECT = Path.of(System.getProperty("basedir", ""));
    private static final Path FOLDER = PROJECT.resolve("server-config/container");

    private static final YAMLMapper YAML = new YAMLMapper();

    /** Kubernetes' own API refuses a field that it does not know; the model's classes would keep it aside. */
    private static final ObjectMapper STRICT = new YAMLMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "PersistentVolumeClaim", PersistentVolumeClaim.class,
            "Deployment", Deployment.class,
            "Service", Service.class);

    @Test
    void theComposeFileFollowsTheComposeSpecification() throws IOException {
        assertThat(compose().validate(YAML.readTree(read("compose.yaml")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read_onyl: true", "mem_limit: [3]", "depends_on: 7"})
    void aMistakeInAComposeFileIsNoticed(String mistake) throws IOException {
        JsonNode wrong = YAML.readTree("services: {wallpaper: {image: x, " + mistake + "}}");

        assertThat(compose().validate(wrong)).isNotEmpty();
    }

    private static JsonSchema compose() throws IOException {
        try (InputStream schema =
                Objects.requireNonNull(ContainerFilesTest.class.getResourceAsStream("compose-spec.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                    .getSchema(schema);
        }
    }

    @Test
    void theKubernetesExampleHasOnlyFieldsThatKubernetesKnows() throws IOException {
        for (String document : read("kubernetes.yaml").split("(?m)^---$", -1)) {
            HasMetadata object = kubernetes(document);
            assertThat(object.getMetadata().getName()).isEqualTo("lastfm-wallpaper");
        }
    }

    @Test
    void aMistakeInTheKubernetesExampleIsNoticed() throws IOException {
        String deployment = read("kubernetes.yaml").split("(?m)^---$", -1)[1];

        assertThatThrownBy(() -> kubernetes(deployment.replace("readOnlyRootFilesystem", "readOnlyRootFileSystem")))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("readOnlyRootFileSystem");
    }

    private static HasMetadata kubernetes(String document) throws JsonProcessingException {
        String kind = YAML.readTree(document).path("kind").asText();
        return STRICT.readValue(document, Objects.requireNonNull(KINDS.get(kind), "no class for the kind " + kind));
    }

    @Test
    void theLimitLeavesRoomForFourWorkersBesideTheServer() throws IOException {
        Deployment deployment = (Deployment) kubernetes(read("kubernetes.yaml").split("(?m)^---$", -1)[1]);
        Container container =
                deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
        long limit = Quantity.getAmountInBytes(
                        container.getResources().getLimits().get("memory"))
                .longValueExact();
        long forTheServer = 1L << 30;
        long heapLeft =
                limit / 2 - (512L << 20); // MaxRAMPercentage=50 in the Dockerfile, less what a busy server holds

        assertThat(new MemoryBudget(MemoryBudget.DEFAULT_BYTES_PER_WORKER, 2L << 30, 4)
                        .workers(new MemoryReading(limit, limit - forTheServer, heapLeft, 0.4, "container"), 2, 50))
                .isEqualTo(4);
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getSecurityContext()
                        .getRunAsUser())
                .isEqualTo(10001L);
    }

    @Test
    void theImageRunsAsNobodyInParticularAndSaysHowItIs() throws IOException {
        List<String> instructions = read("Dockerfile")
                .lines()
                .filter(line -> line.matches("[A-Z]+ .*"))
                .toList();

        assertThat(instructions).contains("USER 10001", "VOLUME [\"/data\"]", "STOPSIGNAL SIGTERM");
        assertThat(instructions)
                .anyMatch(line -> line.startsWith("HEALTHCHECK ") && line.endsWith("/ready.sh"))
                .anyMatch(line -> line.startsWith("ENTRYPOINT [") && line.contains("payara-micro/run.sh"))
                .noneMatch(line -> line.startsWith("ADD "))
                .noneMatch(line -> line.matches("FROM \\S+:latest.*"));
        assertThat(read("Dockerfile")).contains("MaxRAMPercentage=50");
    }

    /** What is copied from the build's own folder is named by versions that must be the build's. */
    @Test
    void everythingThatTheImageTakesIsThere() throws IOException {
        String pom = Files.readString(PROJECT.resolve("pom.xml"));
        Matcher copies = Pattern.compile("(?m)^COPY (\\S+) \\S+$").matcher(read("Dockerfile"));
        int found = 0;
        while (copies.find()) {
            found++;
            String from = copies.group(1);
            if (from.startsWith("target/")) {
                assertThat(List.of(
                                "target/server/payara-micro.jar",
                                "target/server/postgresql-" + between(pom, "postgresql.version") + ".jar",
                                "target/lastfm-wallpaper.war"))
                        .contains(from);
            } else {
                assertThat(PROJECT.resolve(from)).exists();
            }
        }
        assertThat(found).isGreaterThan(5);
        assertThat(Files.readString(PROJECT.resolve("server-config/common.sh")))
                .contains("postgresql_version=" + between(pom, "postgresql.version"));
    }

    private static String between(String pom, String property) {
        Matcher value =
                Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<").matcher(pom);
        assertThat(value.find()).as(property).isTrue();
        return value.group(1);
    }

    private static String read(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }
}
