package org.lastfmwallpaper.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlGroupsTest {
    private static final long MIB = 1L << 20;

    /** What version 1 says on pages of 4 KiB when there is no limit. */
    private static final long VERSION_1_NO_LIMIT = 0x7FFFFFFFFFFFF000L;

    @TempDir
    Path folder;

    private Path root;
    private Path membership;
    private ControlGroups groups;

    @BeforeEach
    void mount() throws IOException {
        root = Files.createDirectory(folder.resolve("cgroup"));
        membership = folder.resolve("membership");
        groups = new ControlGroups(root, membership);
    }

    @Test
    void version2HasTheLimitOfItsGroup() throws IOException {
        member("0::/app");
        version2("app", "1073741824", 300 * MIB, "anon 1\ninactive_file 0\n");

        assertThat(groups.limits()).containsExactly(share(1024, 724));
    }

    @Test
    void version1HasTheLimitOfItsGroup() throws IOException {
        member("9:name=systemd:/", "4:memory:/app", "1:cpu,cpuacct:/app");
        version1("memory/app", 1024 * MIB, 300 * MIB, "cache 1\ntotal_inactive_file 0\n");

        assertThat(groups.limits()).containsExactly(share(1024, 724));
    }

    @Test
    void memoryBesideAnotherControllerIsFound() throws IOException {
        member("4:cpu,memory:/app");
        version1("memory/app", 512 * MIB, 0, "");

        assertThat(groups.limits()).containsExactly(share(512, 512));
    }

    @Test
    void hybridSystemsMountVersion2BesideVersion1() throws IOException {
        member("4:memory:/app", "0::/app");
        version1("memory/app", 1024 * MIB, 0, "");
        version2("unified/app", "536870912", 0, "");

        assertThat(groups.limits()).containsExactly(share(1024, 1024), share(512, 512));
    }

    @Test
    void groupsAboveCountAsTheTightestKills() throws IOException {
        member("0::/slice/pod/app");
        version2("slice/pod/app", "max", 100 * MIB, "");
        version2("slice/pod", "536870912", 400 * MIB, "");
        version2("slice", "2147483648", 1500 * MIB, "");

        assertThat(groups.limits()).containsExactly(share(512, 112), share(2048, 548));
    }

    @Test
    void noLimitIsNoShare() throws IOException {
        member("0::/app", "4:memory:/app");
        version2("app", "max", 100 * MIB, "");
        version1("memory/app", VERSION_1_NO_LIMIT, 100 * MIB, "");

        assertThat(groups.limits()).isEmpty();
    }

    @Test
    void oldKernelsSayNoLimitWithEveryBit() throws IOException {
        member("4:memory:/app");
        version1("memory/app", 1, 0, "");
        Files.writeString(root.resolve("memory/app/memory.limit_in_bytes"), "18446744073709551615\n");

        assertThat(groups.limits()).isEmpty();
    }

    @Test
    void theLimitAtWhichTheKernelSlowsAProcessDownCountsToo() throws IOException {
        member("0::/app");
        version2("app", "1073741824", 300 * MIB, "");
        Files.writeString(root.resolve("app/memory.high"), "536870912\n");

        assertThat(groups.limits()).containsExactly(share(512, 212));
    }

    @Test
    void reclaimableCacheIsNotCountedButWhatIsMappedIs() throws IOException {
        member("0::/app", "4:memory:/app");
        version2(
                "app",
                "1073741824",
                900 * MIB,
                stat("inactive_file", 300) + stat("active_file", 200) + stat("file_mapped", 50));
        version1(
                "memory/app",
                1024 * MIB,
                900 * MIB,
                stat("inactive_file", 999)
                        + stat("total_inactive_file", 300)
                        + stat("total_active_file", 200)
                        + stat("total_mapped_file", 50));

        assertThat(groups.limits()).containsExactly(share(1024, 574), share(1024, 574));
    }

    @Test
    void figuresThatWereNotReadAtOneInstantStayInRange() throws IOException {
        member("0::/slice/app");
        version2("slice/app", "1073741824", 100 * MIB, stat("inactive_file", 300));
        version2("slice", "1073741824", 1100 * MIB, stat("inactive_file", 10) + stat("file_mapped", 700));

        assertThat(groups.limits()).containsExactly(share(1024, 1024), share(1024, 0));
    }

    @Test
    void aLimitOfNothingLeavesNothing() throws IOException {
        member("0::/app");
        version2("app", "0", 0, "");

        assertThat(groups.limits()).containsExactly(new MemoryShare(1, 0));
    }

    /** Inside a container with a namespace of its own the group is the top of what is mounted. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/..", "/../..", "/../../other", "//"})
    void aNamespacedOrClimbingPathMeansTheTopOfWhatIsMounted(String path) throws IOException {
        member("0::" + path);
        version2("", "1073741824", 300 * MIB, "");
        version2("other", "4096", 0, "");

        assertThat(groups.limits()).containsExactly(share(1024, 724));
    }

    @Test
    void aClimbingPathNeverLeavesTheMount() throws IOException {
        member("0::/../outside");
        Files.createDirectory(folder.resolve("outside"));
        Files.writeString(folder.resolve("outside/memory.max"), "4096\n");
        Files.writeString(folder.resolve("outside/memory.current"), "4096\n");

        assertThat(groups.limits()).isEmpty();
    }

    /** Version 1 without a namespace: the path is the host's, and the mount shows the container's group as its top. */
    @Test
    void aPathThatIsNotVisibleInsideTheContainerMeansTheTop() throws IOException {
        member("4:memory:/docker/0123abcd");
        version1("memory", 1024 * MIB, 300 * MIB, "");

        assertThat(groups.limits()).containsExactly(share(1024, 724));
    }

    @Test
    void aFolderHalfTheWayDownIsSomebodyElses() throws IOException {
        member("4:memory:/docker/0123abcd");
        version1("memory", 1024 * MIB, 300 * MIB, "");
        version1("memory/docker", 4096, 4096, "");

        assertThat(groups.limits()).containsExactly(share(1024, 724));
    }

    @Test
    void groupNamesMayHoldColons() throws IOException {
        member("0::/machine/a:b");
        version2("machine/a:b", "1073741824", 0, "");

        assertThat(groups.limits()).containsExactly(share(1024, 1024));
    }

    @Test
    void withoutControlGroupsThereAreNoLimits() throws IOException {
        assertThat(groups.limits()).as("no membership, as on other systems").isEmpty();

        member("0::/app", "4:memory:/app", "nonsense", "");
        assertThat(groups.limits()).as("no group").isEmpty();

        Files.createDirectories(root.resolve("app"));
        assertThat(groups.limits()).as("no files").isEmpty();

        Files.writeString(root.resolve("app/memory.max"), "1073741824\n");
        assertThat(groups.limits()).as("no usage").isEmpty();

        Files.writeString(root.resolve("app/memory.current"), "0\n");
        assertThat(groups.limits()).as("no memory.stat").containsExactly(share(1024, 1024));
    }

    /** A limit that cannot be read must not stop the server: the others still count. */
    @Test
    void aFileThatCannotBeUsedDoesNotHideTheOtherLimits() throws IOException {
        member("0::/slice/app");
        version2("slice/app", "plenty", 0, "");
        version2("slice", "1073741824", 300 * MIB, "inactive_file many\nactive_file\nfile_mapped \n\n");
        Files.createDirectory(root.resolve("slice/app/memory.high"));

        assertThat(groups.limits()).containsExactly(share(1024, 724));
    }

    @Test
    void anEmptyFileSaysNothing() throws IOException {
        member("0::/app");
        version2("app", "", 0, "");

        assertThat(groups.limits()).isEmpty();
    }

    private void member(String... lines) throws IOException {
        Files.write(membership, List.of(lines));
    }

    private void version2(String group, String max, long current, String stat) throws IOException {
        Path at = Files.createDirectories(root.resolve(group));
        Files.writeString(at.resolve("memory.max"), max + "\n");
        Files.writeString(at.resolve("memory.current"), current + "\n");
        Files.writeString(at.resolve("memory.stat"), stat);
    }

    private void version1(String group, long limit, long usage, String stat) throws IOException {
        Path at = Files.createDirectories(root.resolve(group));
        Files.writeString(at.resolve("memory.limit_in_bytes"), limit + "\n");
        Files.writeString(at.resolve("memory.usage_in_bytes"), usage + "\n");
        Files.writeString(at.resolve("memory.stat"), stat);
    }

    private static String stat(String key, long mib) {
        return key + " " + mib * MIB + "\n";
    }

    private static MemoryShare share(long limitMib, long availableMib) {
        return new MemoryShare(limitMib * MIB, availableMib * MIB);
    }
}
