package fr.ent.kit.page;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a method that takes a form of our own pages: the form must come from our pages, told by the hidden field
 * {@code form_token} (or the header {@code X-Form-Token}) and by the browser's {@code Sec-Fetch-Site}. Not for protocol
 * endpoints, which have guards of their own.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FormGuard {}
