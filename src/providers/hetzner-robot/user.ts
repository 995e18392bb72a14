/** A web service user: the colon would end it in HTTP's Basic authentication (RFC 7617, 2). */
export const user = /^[A-Za-z0-9#+._@-]{1,64}$/;
