package org.lastfmwallpaper.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;

/** A problem document for what never reaches a resource: unknown addresses beside {@code api/}, and bad requests. */
@WebServlet("/problem")
public class ErrorServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        Problem problem = switch (status) {
            case 404 -> new Problem(404, "Not found", "There is nothing at this address.");
            case 405 -> new Problem(405, "Method not allowed", "This address does not take that method.");
            default ->
                status < 500
                        ? new Problem(status, "The request was refused", "It could not be understood.")
                        : new Problem(status, "The server made a mistake", "Its operator finds the cause in the log.");
        };
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(problem.toJson().getBytes(StandardCharsets.UTF_8));
    }
}
