package org.lastfmwallpaper.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lastfmwallpaper.album.Wallpaper;
import org.lastfmwallpaper.album.WallpaperRequest;
import org.lastfmwallpaper.config.WallpaperConfig;
import org.lastfmwallpaper.job.JobDescription;
import org.lastfmwallpaper.job.WallpaperGenerator;
import org.lastfmwallpaper.job.WallpaperJobs;
import org.lastfmwallpaper.rest.Problem.FieldError;

/** Jobs: start, follow, stop, restart, remove, and fetch what they made. */
@RequestScoped
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {
    private static final int THUMBNAIL_SIDE = 320;
    private static final int MAX_PAGE = 1000;

    @Inject
    WallpaperJobs jobs;

    @Inject
    WallpaperGenerator generator;

    @Inject
    WallpaperConfig config;

    @Inject
    JobEvents events;

    @Inject
    Validator validator;

    @Context
    UriInfo uri;

    /** The jobs from {@code offset} on, newest first. */
    public record JobList(List<JobView> items, int total) {}

    @POST
    @StartLimited
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(byte[] body) {
        JobView job = view(jobs.start(valid(body)));
        return Response.accepted(job).location(job.links().get("self")).build();
    }

    private WallpaperRequest valid(byte[] body) {
        JobRequest.Parsed parsed = JobRequest.parse(body);
        List<FieldError> errors = new ArrayList<>(parsed.errors());
        for (ConstraintViolation<JobRequest> violation : validator.validate(parsed.request())) {
            report(errors, violation.getPropertyPath().toString(), violation.getMessage());
        }
        JobRequest request = parsed.request();
        int longest = Math.max(request.width(), request.height());
        String longestField = request.width() >= request.height() ? "width" : "height";
        if (longest > config.maxImageSize()) {
            report(errors, longestField, "must be at most " + config.maxImageSize() + " pixels on this server");
        } else if (longest < WallpaperRequest.MIN_LONG_SIDE) {
            report(errors, longestField, "must be at least 640 pixels on the longer side");
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequestException(errors);
        }
        return request.toWallpaperRequest();
    }

    /** One message a field: that it is of the wrong type says more than that its default would not do either. */
    private static void report(List<FieldError> errors, String field, String message) {
        if (errors.stream().noneMatch(error -> error.field().equals(field))) {
            errors.add(new FieldError(field, message));
        }
    }

    @GET
    @OperatorOnly
    public JobList list(
            @DefaultValue("0") @QueryParam("offset") String offset,
            @DefaultValue("20") @QueryParam("limit") String limit) {
        WallpaperJobs.Page page =
                jobs.list(whole("offset", offset, 0, Integer.MAX_VALUE), whole("limit", limit, 1, MAX_PAGE));
        return new JobList(page.items().stream().map(this::view).toList(), page.total());
    }

    @GET
    @Path("{jobId}")
    public JobView describe(@PathParam("jobId") String jobId) {
        return view(jobs.describe(jobId));
    }

    @GET
    @Path("{jobId}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(@PathParam("jobId") String jobId, @Context SseEventSink sink, @Context Sse sse) {
        JobDescription job = jobs.describe(jobId);
        URI self = self(job.jobId());
        events.watch(jobId, sink, sse, description -> JobView.of(description, self));
    }

    @POST
    @StartLimited
    @Path("{jobId}/restart")
    public Response restart(@PathParam("jobId") String jobId) {
        return Response.accepted(view(jobs.restart(jobId))).build();
    }

    @POST
    @Path("{jobId}/stop")
    public Response stop(@PathParam("jobId") String jobId) {
        return Response.accepted(view(jobs.stop(jobId))).build();
    }

    @DELETE
    @Path("{jobId}")
    public void delete(@PathParam("jobId") String jobId) {
        jobs.delete(jobId);
    }

    @GET
    @Path("{jobId}/archive")
    @Produces({"application/zip", MediaType.APPLICATION_JSON})
    public Response archive(
            @PathParam("jobId") String jobId,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @Context Request request)
            throws IOException {
        java.nio.file.Path file = jobs.archive(jobId);
        WallpaperRequest asked = jobs.describe(jobId).request().request();
        // The name holds only what a listener's name may hold, so it needs no escaping.
        String name = "%s-%s.zip".formatted(asked.username(), asked.period().id());
        return new FileDownload(file, new EntityTag(jobId), name).answer(request, range, ifRange);
    }

    @GET
    @Path("{jobId}/wallpapers/{rank}")
    @Produces({"image/png", MediaType.APPLICATION_JSON})
    public Response wallpaper(
            @PathParam("jobId") String jobId, @PathParam("rank") String rank, @Context Request request) {
        return picture(jobId, rank, "", request, UnaryOperator.identity());
    }

    @GET
    @Path("{jobId}/wallpapers/{rank}/thumbnail")
    @Produces({"image/png", MediaType.APPLICATION_JSON})
    public Response thumbnail(
            @PathParam("jobId") String jobId, @PathParam("rank") String rank, @Context Request request) {
        return picture(jobId, rank, "-thumbnail", request, png -> generator.thumbnail(png, THUMBNAIL_SIDE));
    }

    /** A picture never changes once it is there, so a browser that has it is told so before any byte is read. */
    private Response picture(String jobId, String rank, String kind, Request request, UnaryOperator<byte[]> shape) {
        int number = whole("rank", rank, 1, WallpaperRequest.MAX_LIMIT);
        JobDescription job = jobs.describe(jobId);
        if (!job.done().contains(number)) {
            throw new NotFoundException(new Problem(
                            404,
                            "No such wallpaper",
                            "This job has no wallpaper " + number
                                    + ": it is not rendered yet, was skipped, or was never asked for.")
                    .toResponse());
        }
        EntityTag tag = new EntityTag(jobId + "-" + number + kind);
        Optional<Response> unchanged = FileDownload.unchanged(request, tag);
        if (unchanged.isPresent()) {
            return unchanged.get();
        }
        Wallpaper wallpaper = jobs.wallpaper(jobId, number).orElseThrow(NotFoundException::new);
        byte[] png = shape.apply(wallpaper.png());
        return Response.ok(png, "image/png")
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
                .header(HttpHeaders.CONTENT_DISPOSITION, FileDownload.disposition("inline", wallpaper.name()))
                .build();
    }

    private static int whole(String field, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InvalidRequestException(field, "must be a whole number");
        }
        throw new InvalidRequestException(field, "must be from " + least + " to " + most);
    }

    private JobView view(JobDescription job) {
        return JobView.of(job, self(job.jobId()));
    }

    private URI self(String jobId) {
        return uri.getBaseUriBuilder().path("jobs").path(jobId).build();
    }
}
