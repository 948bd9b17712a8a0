package org.lastfmwallpaper.rest;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lastfmwallpaper.job.JobDescription;
import org.lastfmwallpaper.job.RunExecution;
import org.lastfmwallpaper.job.RunProblem;
import org.lastfmwallpaper.job.SkippedAlbum;

/** A job as JSON. Its members are what other programs are written against. */
public record JobView(
        String jobId,
        String username,
        String period,
        int limit,
        int requestedLimit,
        boolean lowMemory,
        int width,
        int height,
        String style,
        String caption,
        String status,
        Optional<Integer> queuePosition,
        Optional<String> exitStatus,
        Optional<ProblemView> problem,
        ProgressView progress,
        List<PartitionView> partitions,
        int automaticRestarts,
        List<Integer> renderedRanks,
        List<SkippedAlbum> skippedAlbums,
        List<ExecutionView> executions,
        Instant created,
        Optional<Instant> ended,
        Optional<Long> archiveBytes,
        Map<String, URI> links) {

    /** How far it is. */
    public record ProgressView(int total, int done, int skipped) {}

    /** One partition of the latest start. */
    public record PartitionView(int id, String status, int done) {}

    /** What went wrong, in words for whoever started it. */
    public record ProblemView(String title, String detail) {
        static ProblemView of(RunProblem problem) {
            return new ProblemView(problem.title(), problem.detail());
        }
    }

    /** One start or restart; the ids are the server's. */
    public record ExecutionView(
            long executionId,
            long instanceId,
            String status,
            Optional<String> exitStatus,
            Instant started,
            Optional<Instant> ended) {}

    /**
     * Shows a job.
     *
     * @param job how it stands
     * @param self its own address
     */
    static JobView of(JobDescription job, URI self) {
        var request = job.request().request();
        return new JobView(
                job.jobId(),
                request.username(),
                request.period().id(),
                request.limit(),
                job.request().requestedLimit(),
                job.request().lowMemory(),
                request.width(),
                request.height(),
                request.style().id(),
                request.caption().id(),
                job.statusName(),
                job.queuePosition(),
                job.exitStatus(),
                job.problem().map(ProblemView::of),
                new ProgressView(job.total(), job.done().size(), job.skipped().size()),
                job.partitions().stream()
                        .map(partition -> new PartitionView(partition.id(), partition.statusName(), partition.done()))
                        .toList(),
                job.automaticRestarts(),
                List.copyOf(job.done()),
                job.skipped(),
                executions(job),
                job.request().created(),
                job.ended(),
                job.archiveBytes(),
                links(job, self));
    }

    /** An execution that never ended, of a run that does not live, was interrupted. */
    private static List<ExecutionView> executions(JobDescription job) {
        List<ExecutionView> views = new ArrayList<>();
        for (RunExecution execution : job.executions()) {
            boolean latest = execution.equals(job.executions().getLast());
            boolean live = latest && job.running() && job.queuePosition().isEmpty();
            boolean interrupted = execution.ended().isEmpty() && !live;
            views.add(new ExecutionView(
                    execution.executionId(),
                    execution.instanceId(),
                    interrupted ? "FAILED" : live ? job.statusName() : execution.statusName(),
                    interrupted ? Optional.of(RunProblem.INTERRUPTED) : execution.exitStatus(),
                    execution.started(),
                    execution.ended()));
        }
        return views;
    }

    private static Map<String, URI> links(JobDescription job, URI self) {
        Map<String, URI> links = new LinkedHashMap<>();
        links.put("self", self);
        links.put("events", below(self, "events"));
        if (job.running()) {
            links.put("stop", below(self, "stop"));
        }
        if (job.restartable()) {
            links.put("restart", below(self, "restart"));
        }
        if (job.archiveBytes().isPresent()) {
            links.put("archive", below(self, "archive"));
        }
        return links;
    }

    private static URI below(URI self, String name) {
        return URI.create(self + "/" + name);
    }
}
