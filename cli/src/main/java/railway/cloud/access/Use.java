package railway.cloud.access;

/**
 * A permission that was needed.
 *
 * @param session the function, or what else acted in the role
 * @param role the logical id of the role
 */
public record Use(String session, String role, Access access) {}
