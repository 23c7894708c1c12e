package com.signalcraft.testing;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.InheritDocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds public and protected code without Javadoc. Doclint's own group "missing" cannot be used: it
 * demands {@code @param} on the compact canonical constructors of records, whose parameters are
 * documented at the record.
 *
 * <p>Wanted are a first sentence on every type, method, constructor, field and enum constant, and
 * {@code @param} and {@code @return} where there is something to tell. Left out are compact
 * canonical constructors, what overrides with {@code @Override}, and types in packages called
 * {@code internal}.
 */
public final class JavadocRules {

  private final DocTrees docs;
  private final CompilationUnitTree unit;
  private final String file;
  private final List<String> violations;

  private JavadocRules(
      DocTrees docs, CompilationUnitTree unit, String file, List<String> violations) {
    this.docs = docs;
    this.unit = unit;
    this.file = file;
    this.violations = violations;
  }

  /**
   * Looks through all sources of a module.
   *
   * @param sourceRoot the directory that holds the packages, such as {@code src/main/java}
   * @return one line for each gap, with file and line; empty where there is none
   */
  public static List<String> violations(Path sourceRoot) {
    Path root = sourceRoot.toAbsolutePath();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> violations = new ArrayList<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        Stream<Path> paths = Files.walk(root)) {
      List<Path> sources =
          paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
      if (sources.isEmpty()) {
        throw new IllegalArgumentException("no Java sources under " + root);
      }
      Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
      JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of(), null, units);
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        String file = root.relativize(Path.of(unit.getSourceFile().toUri())).toString();
        new JavadocRules(docs, unit, file, violations).check();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return violations;
  }

  private void check() {
    TreePath top = new TreePath(unit);
    if (file.endsWith("package-info.java")) {
      if (docs.getDocComment(top) == null && unit.getPackage() != null) {
        requireSentence(new TreePath(top, unit.getPackage()), unit.getPackage(), "package");
      }
      return;
    }
    boolean internal =
        unit.getPackageName() != null && ("." + unit.getPackageName() + ".").contains(".internal.");
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree declared && !internal && isVisible(declared.getModifiers())) {
        type(new TreePath(top, declared), declared);
      }
    }
  }

  private void type(TreePath path, ClassTree type) {
    String name = type.getSimpleName().toString();
    DocCommentTree doc = requireSentence(path, type, name);
    requireTypeParams(doc, type, name, type.getTypeParameters());
    boolean record = type.getKind() == Tree.Kind.RECORD;
    boolean open =
        type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
    for (Tree member : type.getMembers()) {
      TreePath at = new TreePath(path, member);
      if (member instanceof VariableTree field) {
        if (record && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
          requireParam(doc, type, name, field.getName().toString());
        } else if (open || isVisible(field.getModifiers())) {
          requireSentence(at, field, name + "." + field.getName());
        }
      } else if (member instanceof MethodTree method) {
        if ((open && !isPrivate(method.getModifiers())) || isVisible(method.getModifiers())) {
          method(at, method, type);
        }
      } else if (member instanceof ClassTree nested
          && ((open && !isPrivate(nested.getModifiers())) || isVisible(nested.getModifiers()))) {
        type(at, nested);
      }
    }
  }

  private void method(TreePath path, MethodTree method, ClassTree type) {
    boolean constructor = method.getName().contentEquals("<init>");
    if (isOverride(method) || isGenerated(path) || isCompact(path, method, type)) {
      return;
    }
    String name =
        constructor
            ? type.getSimpleName() + " constructor"
            : type.getSimpleName() + "." + method.getName();
    DocCommentTree doc = requireSentence(path, method, name);
    if (doc == null || inherits(doc)) {
      return;
    }
    requireTypeParams(doc, method, name, method.getTypeParameters());
    for (VariableTree parameter : method.getParameters()) {
      requireParam(doc, method, name, parameter.getName().toString());
    }
    if (!constructor && !isVoid(method.getReturnType()) && !has(doc, ReturnTree.class)) {
      report(method, name + " has no @return");
    }
  }

  private @Nullable DocCommentTree requireSentence(TreePath path, Tree tree, String name) {
    DocCommentTree doc = docs.getDocCommentTree(path);
    if (doc == null) {
      report(tree, name + " has no Javadoc");
    } else if (doc.getFullBody().isEmpty() && !has(doc, ReturnTree.class)) {
      report(tree, name + " has no first sentence");
    }
    return doc;
  }

  private void requireTypeParams(
      @Nullable DocCommentTree doc,
      Tree tree,
      String name,
      List<? extends TypeParameterTree> parameters) {
    for (TypeParameterTree parameter : parameters) {
      requireParam(doc, tree, name, "<" + parameter.getName() + ">");
    }
  }

  private void requireParam(
      @Nullable DocCommentTree doc, Tree tree, String name, String parameter) {
    if (doc != null && !params(doc).contains(parameter)) {
      report(tree, name + " has no @param " + parameter);
    }
  }

  private static Set<String> params(DocCommentTree doc) {
    Set<String> names = new HashSet<>();
    for (DocTree tag : doc.getBlockTags()) {
      if (tag instanceof ParamTree param && !param.getDescription().isEmpty()) {
        names.add(
            param.isTypeParameter() ? "<" + param.getName() + ">" : param.getName().toString());
      }
    }
    return names;
  }

  private static boolean has(DocCommentTree doc, Class<? extends DocTree> tag) {
    return Stream.concat(doc.getBlockTags().stream(), doc.getFullBody().stream())
        .anyMatch(tag::isInstance);
  }

  private static boolean inherits(DocCommentTree doc) {
    return has(doc, InheritDocTree.class);
  }

  /** A default constructor or an accessor that nobody wrote has no place of its own. */
  private boolean isGenerated(TreePath path) {
    return docs.getSourcePositions().getEndPosition(unit, path.getLeaf()) < 0;
  }

  /** A compact canonical constructor is written without parentheses after its name. */
  private boolean isCompact(TreePath path, MethodTree method, ClassTree type) {
    if (type.getKind() != Tree.Kind.RECORD || !method.getName().contentEquals("<init>")) {
      return false;
    }
    try {
      int start = (int) docs.getSourcePositions().getStartPosition(unit, path.getLeaf());
      int body = (int) docs.getSourcePositions().getStartPosition(unit, method.getBody());
      String head = unit.getSourceFile().getCharContent(true).subSequence(start, body).toString();
      return head.stripTrailing().endsWith(type.getSimpleName().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOverride(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
  }

  private static boolean isVoid(@Nullable Tree type) {
    return type instanceof PrimitiveTypeTree primitive
        && primitive.getPrimitiveTypeKind() == TypeKind.VOID;
  }

  private static boolean isVisible(ModifiersTree modifiers) {
    return modifiers.getFlags().contains(Modifier.PUBLIC)
        || modifiers.getFlags().contains(Modifier.PROTECTED);
  }

  private static boolean isPrivate(ModifiersTree modifiers) {
    return modifiers.getFlags().contains(Modifier.PRIVATE);
  }

  private void report(Tree tree, String what) {
    long position = docs.getSourcePositions().getStartPosition(unit, tree);
    long line = position < 0 ? 1 : unit.getLineMap().getLineNumber(position);
    violations.add(file + ":" + line + ": " + what);
  }
}
