package org.lastfmwallpaper.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.lastfmwallpaper.job.JobRefusedException;

/** Turns whatever a resource throws into a problem document. What is our own fault is logged, never shown. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    /** About the time that a run takes. */
    private static final int RETRY_AFTER_SECONDS = 60;

    @Override
    public Response toResponse(Throwable thrown) {
        return switch (thrown) {
            case InvalidRequestException invalid ->
                Problem.invalid(invalid.errors()).toResponse();
            case JobRefusedException refused -> answered(refused);
            case WebApplicationException web -> answered(web);
            default -> unexpected(thrown).toResponse();
        };
    }

    /** Whoever is told to come again is told when (RFC 9110, section 10.2.3). */
    private static Response answered(JobRefusedException refused) {
        Response told = refused(refused).toResponse();
        return told.getStatus() == 503
                ? Response.fromResponse(told)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .build()
                : told;
    }

    private static Problem refused(JobRefusedException refused) {
        String detail = String.valueOf(refused.getMessage());
        return switch (refused.reason()) {
            case UNKNOWN_JOB -> new Problem(404, "No such job", detail);
            case WRONG_STATE -> new Problem(409, "The job's state does not allow it", detail);
            case NOT_CONFIGURED -> new Problem(503, "The server is not ready", detail);
            case NO_ROOM -> new Problem(507, "There is no room for this job", detail);
            case QUEUE_FULL -> new Problem(503, "The queue is full", detail);
            case UNAVAILABLE -> new Problem(503, "The server cannot take the job on", detail);
        };
    }

    private static Response answered(WebApplicationException web) {
        Response response = web.getResponse();
        if (response.getStatus() < 400 || response.hasEntity()) {
            return response;
        }
        Problem problem = switch (response.getStatus()) {
            case 404 -> new Problem(404, "Not found", "There is nothing at this address.");
            case 405 -> new Problem(405, "Method not allowed", "This address does not take that method.");
            case 406 -> new Problem(406, "Not acceptable", "This address has no such media type to give.");
            case 415 -> new Problem(415, "Unsupported media type", "Send application/json.");
            default -> {
                Response.StatusType status = response.getStatusInfo();
                yield status.getFamily() == Response.Status.Family.SERVER_ERROR
                        ? unexpected(web)
                        : new Problem(status.getStatusCode(), status.getReasonPhrase(), "The request was refused.");
            }
        };
        Response told = problem.toResponse();
        Object allow = response.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? told
                : Response.fromResponse(told).header(HttpHeaders.ALLOW, allow).build();
    }

    private static Problem unexpected(Throwable thrown) {
        String id = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "a request failed (" + id + ")", thrown);
        return new Problem(
                500, "The server made a mistake", "Its operator finds the cause in the log under " + id + ".");
    }
}
