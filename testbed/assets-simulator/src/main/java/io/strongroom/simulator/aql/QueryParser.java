package io.strongroom.simulator.aql;

import io.strongroom.simulator.aql.Query.Comparison;
import io.strongroom.simulator.aql.Query.Condition;
import io.strongroom.simulator.aql.Query.Operand;
import io.strongroom.simulator.aql.grammar.AqlLexer;
import io.strongroom.simulator.aql.grammar.AqlParser;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;

/** Turns the text of a query into a {@link Query}. */
public final class QueryParser {
    private QueryParser() {}

    public static Query parse(String text) {
        BaseErrorListener refusing = new BaseErrorListener() {
            @Override
            public void syntaxError(
                    Recognizer<?, ?> recognizer,
                    Object symbol,
                    int line,
                    int column,
                    String message,
                    RecognitionException cause) {
                throw new AqlException("AQL parse error at line " + line + ", position " + column + ": " + message);
            }
        };
        AqlLexer lexer = new AqlLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(refusing);
        AqlParser parser = new AqlParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(refusing);
        AqlParser.QueryContext tree = parser.query();
        AqlParser.OrderByContext orderBy = tree.orderBy();
        List<Query.Order> orders = orderBy == null
                ? List.of()
                : orderBy.order().stream()
                        .map(order -> new Query.Order(path(order.path()), order.DESC() != null))
                        .toList();
        AqlParser.DisjunctionContext condition = tree.disjunction();
        return new Query(condition == null ? null : disjunction(condition), orders);
    }

    private static Condition disjunction(AqlParser.DisjunctionContext tree) {
        List<Condition> parts =
                tree.conjunction().stream().map(QueryParser::conjunction).toList();
        return parts.size() == 1 ? parts.get(0) : new Query.Any(parts);
    }

    private static Condition conjunction(AqlParser.ConjunctionContext tree) {
        List<Condition> parts =
                tree.negation().stream().map(QueryParser::negation).toList();
        return parts.size() == 1 ? parts.get(0) : new Query.All(parts);
    }

    private static Condition negation(AqlParser.NegationContext tree) {
        if (tree instanceof AqlParser.NotContext not) {
            return new Query.Not(negation(not.negation()));
        }
        if (tree instanceof AqlParser.GroupContext group) {
            return disjunction(group.disjunction());
        }
        if (tree instanceof AqlParser.HavingContext having) {
            return new Query.Having(having.NOT() != null, call(having.call()));
        }
        AqlParser.ConditionContext condition = (AqlParser.ConditionContext) tree;
        return operation(path(condition.path()), condition.operation());
    }

    private static Condition operation(List<String> path, AqlParser.OperationContext tree) {
        if (tree instanceof AqlParser.CompareContext compare) {
            return new Query.Compare(path, comparison(compare.op), operand(compare.value()));
        }
        if (tree instanceof AqlParser.LikeContext like) {
            return new Query.Compare(
                    path, like.NOT() == null ? Comparison.LIKE : Comparison.NOT_LIKE, operand(like.value()));
        }
        if (tree instanceof AqlParser.AffixContext affix) {
            return new Query.Compare(
                    path,
                    affix.STARTSWITH() == null ? Comparison.ENDS_WITH : Comparison.STARTS_WITH,
                    operand(affix.value()));
        }
        if (tree instanceof AqlParser.InListContext in) {
            return new Query.In(
                    path,
                    in.NOT() != null,
                    in.value().stream().map(QueryParser::operand).toList());
        }
        if (tree instanceof AqlParser.InCallContext in) {
            return new Query.In(path, in.NOT() != null, List.of(call(in.call())));
        }
        AqlParser.EmptyContext empty = (AqlParser.EmptyContext) tree;
        return new Query.Empty(path, empty.NOT() != null);
    }

    private static Comparison comparison(Token token) {
        return switch (token.getType()) {
            case AqlParser.EQ, AqlParser.EQEQ -> Comparison.EQUAL;
            case AqlParser.NE -> Comparison.NOT_EQUAL;
            case AqlParser.LT -> Comparison.LESS;
            case AqlParser.LE -> Comparison.LESS_OR_EQUAL;
            case AqlParser.GT -> Comparison.GREATER;
            default -> Comparison.GREATER_OR_EQUAL;
        };
    }

    private static Operand operand(AqlParser.ValueContext tree) {
        return tree.call() == null ? new Query.Literal(text(tree)) : call(tree.call());
    }

    private static Query.Call call(AqlParser.CallContext tree) {
        String name = tree.WORD().getText().toLowerCase(Locale.ROOT);
        AqlParser.ArgumentContext argument = tree.argument();
        if (argument == null) {
            return new Query.Call(name, null, List.of());
        }
        if (argument.disjunction() != null) {
            return new Query.Call(name, disjunction(argument.disjunction()), List.of());
        }
        if (argument.offset() != null) {
            return new Query.Call(
                    name, null, List.of(new Query.Literal(argument.offset().getText())));
        }
        return new Query.Call(
                name, null, argument.value().stream().map(QueryParser::operand).toList());
    }

    private static List<String> path(AqlParser.PathContext tree) {
        return tree.name().stream().map(QueryParser::text).toList();
    }

    private static String text(ParserRuleContext tree) {
        String text = tree.getText();
        char first = text.charAt(0);
        if (first != '"' && first != '\'') {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            plain.append(c == '\\' ? text.charAt(++i) : c);
        }
        return plain.toString();
    }
}
